// The twin of mandelbrot.py.
function escape(cr, ci, limit) {
  let zr = 0;
  let zi = 0;
  for (let n = 0; n < limit; n++) {
    const rr = zr * zr;
    const ii = zi * zi;
    if (rr + ii > 4) return n;
    zi = 2 * zr * zi + ci;
    zr = rr - ii + cr;
  }
  return limit;
}

function main(size) {
  const limit = 50;
  const height = Math.floor((size * 3) / 4);
  let total = 0;
  for (let row = 0; row < height; row++) {
    const ci = (2.4 * row) / height - 1.2;
    for (let column = 0; column < size; column++) {
      const cr = (3.2 * column) / size - 2.2;
      total += escape(cr, ci, limit);
    }
  }
  return String(total);
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 560;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
