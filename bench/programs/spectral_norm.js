// The twin of spectral_norm.py.
function entry(i, j) {
  return 1 / (Math.floor(((i + j) * (i + j + 1)) / 2) + i + 1);
}

function times(vector) {
  const n = vector.length;
  const result = [];
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let j = 0; j < n; j++) total += entry(i, j) * vector[j];
    result.push(total);
  }
  return result;
}

function timesTransposed(vector) {
  const n = vector.length;
  const result = [];
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let j = 0; j < n; j++) total += entry(j, i) * vector[j];
    result.push(total);
  }
  return result;
}

function main(size) {
  let u = new Array(size).fill(1);
  let v = u;
  for (let i = 0; i < 10; i++) {
    v = timesTransposed(times(u));
    u = timesTransposed(times(v));
  }
  let dot = 0;
  let norm = 0;
  for (let i = 0; i < size; i++) {
    dot += u[i] * v[i];
    norm += v[i] * v[i];
  }
  return Math.sqrt(dot / norm).toFixed(9);
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 250;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
