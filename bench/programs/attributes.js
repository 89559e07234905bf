// The twin of attributes.py.
class Box {
  static width = 640;
  static height = 480;
  get width() {
    return Box.width;
  }
  get height() {
    return Box.height;
  }
}

class Particle {
  constructor(x, y, dx, dy) {
    this.x = x;
    this.y = y;
    this.dx = dx;
    this.dy = dy;
    this.bounces = 0;
  }
}
Particle.prototype.gravity = 3;

class Probe {
  constructor() {
    this.seen = 0;
    this.last = null;
  }
}

function advance(particles, box, probe) {
  for (const p of particles) {
    p.dy += p.gravity;
    p.x += p.dx;
    p.y += p.dy;
    if (p.x < 0 || p.x > box.width) {
      p.dx = -p.dx;
      p.x += 2 * p.dx;
      p.bounces += 1;
    }
    if (p.y < 0 || p.y > box.height) {
      p.dy = -p.dy;
      p.y += 2 * p.dy;
      p.bounces += 1;
    }
    probe.seen += 1;
    probe.last = p;
  }
}

function main(size) {
  const box = new Box();
  const probe = new Probe();
  const particles = [];
  for (let i = 0; i < 400; i++) particles.push(new Particle(i, i >> 1, (i % 7) - 3, (i % 5) - 2));
  for (let i = 0; i < size * 4; i++) advance(particles, box, probe);
  let checksum = 0;
  for (const p of particles) {
    checksum = (checksum * 31 + p.x + p.y + p.bounces) % 1000003;
    if (checksum < 0) checksum += 1000003;
  }
  return `(${checksum}, ${probe.seen}, ${probe.last.bounces})`;
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 1000;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
