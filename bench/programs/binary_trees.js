// The twin of binary_trees.py.
class Node {
  constructor(left, right) {
    this.left = left;
    this.right = right;
  }
  count() {
    if (this.left === null) return 1;
    return 1 + this.left.count() + this.right.count();
  }
}

function build(depth) {
  if (depth === 0) return new Node(null, null);
  return new Node(build(depth - 1), build(depth - 1));
}

function buildTuple(depth) {
  if (depth === 0) return [null, null];
  return [buildTuple(depth - 1), buildTuple(depth - 1)];
}

function countTuple(tree) {
  const [left, right] = tree;
  if (left === null) return 1;
  return 1 + countTuple(left) + countTuple(right);
}

function main(size) {
  const kept = build(size);
  const results = [];
  for (let depth = 4; depth <= size; depth += 4) {
    const rounds = 1 << (size - depth + 3);
    let nodes = 0;
    for (let i = 0; i < rounds; i++) nodes += build(depth).count();
    results.push(`(${rounds}, ${depth}, ${nodes})`);
  }
  let nodes = 0;
  for (let i = 0; i < 1 << 3; i++) nodes += countTuple(buildTuple(size));
  return `([${results.join(", ")}], ${nodes}, ${kept.count()})`;
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 14;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
