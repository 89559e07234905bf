// The twin of tak.py.
function tak(x, y, z) {
  if (y >= x) return z;
  return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y));
}

function ackermann(m, n) {
  if (m === 0) return n + 1;
  if (n === 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}

function main(size) {
  let total = 0;
  for (let z = 4; z < 8; z++) total += tak(size, Math.floor(size / 2) + 1, z - 3);
  for (let i = 0; i < 20; i++) total += ackermann(2, 60);
  return String(total);
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 18;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
