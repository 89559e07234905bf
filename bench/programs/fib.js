// The twin of fib.py.
function fib(n) {
  if (n < 2) return n;
  return fib(n - 1) + fib(n - 2);
}

function main(size) {
  return String(fib(size));
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 32;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
