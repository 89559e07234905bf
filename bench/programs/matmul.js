// The twin of matmul.py.
function make(rows, columns, seed) {
  const matrix = [];
  for (let i = 0; i < rows; i++) {
    const row = [];
    for (let j = 0; j < columns; j++) row.push(((i * 37 + j * 17 + seed) % 101) / 8);
    matrix.push(row);
  }
  return matrix;
}

function transpose(matrix) {
  return matrix[0].map((_, j) => matrix.map((row) => row[j]));
}

function multiply(a, b) {
  const columns = transpose(b);
  const inner = b.length;
  const product = [];
  for (const row of a) {
    const out = [];
    for (const column of columns) {
      let total = 0;
      for (let k = 0; k < inner; k++) total += row[k] * column[k];
      out.push(total);
    }
    product.push(out);
  }
  return product;
}

function main(size) {
  const a = make(size, size, 1);
  const b = make(size, size, 2);
  let c;
  for (let i = 0; i < 8; i++) c = multiply(a, b);
  let trace = 0;
  for (let i = 0; i < size; i++) trace += c[i][i] + c[i][size - 1 - i];
  return String(trace);
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 105;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
