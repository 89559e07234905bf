// The twin of pi_digits.py, on BigInt.
function digitsOfPi(count) {
  let [q, r, t, k, m, x] = [1n, 0n, 1n, 1n, 3n, 3n];
  const digits = [];
  while (digits.length < count) {
    if (4n * q + r - t < m * t) {
      digits.push(String(m));
      [q, r, m] = [10n * q, 10n * (r - m * t), (10n * (3n * q + r)) / t - 10n * m];
    } else {
      [q, r, t, k, m, x] = [q * k, (2n * q + r) * x, t * x, k + 1n, (q * (7n * k + 2n) + r * x) / (t * x), x + 2n];
    }
  }
  return digits.join("");
}

function main(size) {
  const digits = digitsOfPi(size);
  let checksum = 0;
  for (let i = 0; i < digits.length; i++) checksum += ((i % 97) + 1) * Number(digits[i]);
  return `('${digits.slice(0, 10)}', '${digits.slice(-10)}', ${checksum})`;
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 2600;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
