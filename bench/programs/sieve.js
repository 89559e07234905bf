// The twin of sieve.py.
function primes(limit) {
  const flags = new Array(limit + 1).fill(true);
  flags[0] = flags[1] = false;
  let candidate = 2;
  while (candidate * candidate <= limit) {
    if (flags[candidate]) {
      let multiple = candidate * candidate;
      while (multiple <= limit) {
        flags[multiple] = false;
        multiple += candidate;
      }
    }
    candidate += 1;
  }
  return flags;
}

function main(size) {
  const flags = primes(size);
  let count = 0;
  let last = 0;
  for (let i = 0; i <= size; i++) {
    if (flags[i]) {
      count += 1;
      last = i;
    }
  }
  return `(${count}, ${last})`;
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 2500000;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
