// The twin of closures.py; exclusive or works on the low bits, because the checksum passes 2^32.
function makeCounter(step) {
  let count = 0;
  return (amount) => {
    count += step * amount;
    return count;
  };
}

function compose(f, g) {
  return (x) => f(g(x));
}

function counted(fn) {
  const wrapper = (...args) => {
    wrapper.calls += 1;
    return fn(...args);
  };
  wrapper.calls = 0;
  return wrapper;
}

const mix = counted((a, b) => (a * 31 + b) & 0xffff);

function makeAdders(count) {
  return Array.from({ length: count }, (_, n) => (x) => x + n);
}

function xor(big, small) {
  const low = big % 0x10000;
  return big - low + (low ^ small);
}

function main(size) {
  const bump = makeCounter(3);
  let checksum = 0;
  for (let i = 0; i < size; i++) checksum += bump(i & 7);
  const pipeline = compose(compose((x) => x + 1, (x) => x * 2), (x) => x - 3);
  for (let i = 0; i < size; i++) checksum += pipeline(i);
  const adders = makeAdders(10);
  for (let i = 0; i < size; i++) checksum += adders[i % 10](i);
  for (let i = 0; i < size; i++) checksum = xor(checksum, mix(i, checksum % 256));
  for (let i = 0; i < Math.floor(size / 4); i++) checksum += makeCounter(i)(1);
  return `(${checksum}, ${mix.calls})`;
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 420000;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
