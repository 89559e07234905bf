// The twin of nbody.py.
const DAYS = 365.24;
const SOLAR_MASS = 4 * Math.PI * Math.PI;

class Body {
  constructor(position, velocity, mass) {
    [this.x, this.y, this.z] = position;
    const [vx, vy, vz] = velocity;
    this.vx = vx * DAYS;
    this.vy = vy * DAYS;
    this.vz = vz * DAYS;
    this.mass = mass * SOLAR_MASS;
  }
}

function solarSystem() {
  return [
    new Body([0, 0, 0], [0, 0, 0], 1),
    new Body(
      [4.8414314424647209, -1.16032004402742839, -0.103622044471123109],
      [0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023],
      0.000954791938424326609,
    ),
    new Body(
      [8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
      [-0.00276742510726411021, 0.00499852801234917238, 0.0000230417297573763929],
      0.000285885980666130812,
    ),
    new Body(
      [12.894369562139131, -15.1111514016986312, -0.223307578892655734],
      [0.00296460137564761618, 0.0023784717395948095, -0.0000296589568540237556],
      0.0000436624404335156298,
    ),
    new Body(
      [15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
      [0.00268067772490389322, 0.00162824170038242295, -0.000095159225451971587],
      0.0000515138902046611451,
    ),
  ];
}

function advance(pairs, bodies, dt) {
  for (const [a, b] of pairs) {
    const dx = a.x - b.x;
    const dy = a.y - b.y;
    const dz = a.z - b.z;
    const squared = dx * dx + dy * dy + dz * dz;
    const magnitude = dt / (squared * Math.sqrt(squared));
    let pull = b.mass * magnitude;
    a.vx -= dx * pull;
    a.vy -= dy * pull;
    a.vz -= dz * pull;
    pull = a.mass * magnitude;
    b.vx += dx * pull;
    b.vy += dy * pull;
    b.vz += dz * pull;
  }
  for (const body of bodies) {
    body.x += dt * body.vx;
    body.y += dt * body.vy;
    body.z += dt * body.vz;
  }
}

function energy(pairs, bodies) {
  let total = 0;
  for (const body of bodies) {
    const speed = body.vx * body.vx + body.vy * body.vy + body.vz * body.vz;
    total += 0.5 * body.mass * speed;
  }
  for (const [a, b] of pairs) {
    const dx = a.x - b.x;
    const dy = a.y - b.y;
    const dz = a.z - b.z;
    total -= (a.mass * b.mass) / Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
  return total;
}

function main(size) {
  const bodies = solarSystem();
  const pairs = [];
  for (let i = 0; i < bodies.length; i++) {
    for (let j = i + 1; j < bodies.length; j++) pairs.push([bodies[i], bodies[j]]);
  }
  for (let i = 0; i < size; i++) advance(pairs, bodies, 0.01);
  return energy(pairs, bodies).toFixed(9);
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 100000;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
