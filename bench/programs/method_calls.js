// The twin of method_calls.py.
class Counter {
  constructor(start) {
    this.value = start;
  }
  add(amount) {
    this.value += amount;
    return this;
  }
  get() {
    return this.value;
  }
  step(i) {
    this.add(i & 3);
  }
}

class Skipping extends Counter {
  constructor(start, period) {
    super(start);
    this.period = period;
    this.skipped = 0;
  }
  step(i) {
    if (i % this.period === 0) this.skip();
    else super.step(i);
  }
  skip() {
    this.skipped += 1;
  }
}

function drive(counter, rounds) {
  for (let i = 0; i < rounds; i++) counter.step(i);
  return counter.get();
}

function main(size) {
  const plain = new Counter(1);
  const skipping = new Skipping(2, 5);
  let total = drive(plain, size) + drive(skipping, size);
  for (let i = 0; i < size; i++) total += plain.add(1).add(2).get() & 1;
  return `(${total}, ${skipping.skipped})`;
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 700000;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
