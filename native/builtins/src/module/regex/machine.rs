//! The machine that runs the code of a pattern over a text. It remembers on a stack of its own where it could have gone on in another way, so that
//! no text makes it recurse; only groups that are matched as a whole (assertions, atomic groups) recurse, as deep as the pattern nests them.

use molt_provenance::TextData;
use molt_provenance::vec::has_memory;

use super::charset::{contains, is_word, length_of_one, lower, lower_ascii, matches_one};
use super::code::{MAX_REPEAT, op};

/// Steps between two pauses.
pub const FUEL: u32 = 1 << 14;

/// No place in the text.
const NOWHERE: i32 = -1;

/// Not in a repetition.
const OUTSIDE: u32 = u32::MAX;

/// A character of the text.
#[inline]
fn at(text: &TextData<'_>, index: usize) -> Option<u32> {
    match text {
        TextData::One(d) => d.get(index).map(|c| *c as u32),
        TextData::Two(d) => d.get(index).map(|c| *c as u32),
        TextData::Four(d) => d.get(index).copied(),
    }
}

/// Where a match begins and ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// It begins anywhere.
    Anywhere,
    /// It begins at the start.
    Here,
    /// It is the whole text.
    Whole,
}

/// How a run ended.
#[derive(PartialEq, Eq)]
pub enum Outcome {
    /// There is a match.
    Found,
    /// There is none.
    Missing,
    /// It took long and can be continued.
    Paused,
    /// There is no memory for it.
    TooMuch,
}

/// What is done when a way turned out to be wrong.
#[derive(Clone, Copy)]
enum Choice {
    /// Go on at another instruction.
    Try { pc: u32, pos: u32, repeat: u32, repeats: u32 },
    /// A mark had another value.
    Undo { mark: u32, value: i32 },
    /// One character that is repeated, less often: from `pos` down to `least`, then go on at `pc`.
    Fewer { pc: u32, least: u32, pos: u32, repeat: u32, repeats: u32 },
    /// One character that is repeated, more often: `item` at `pos`, up to `most`.
    More { item: u32, pos: u32, most: u32, repeat: u32, repeats: u32 },
}

/// One turn of a repetition. They are never changed, so that going back is only naming an earlier one.
#[derive(Clone, Copy)]
struct Repeat {
    /// Where its instruction is.
    pc: u32,
    /// Turns so far.
    count: u32,
    /// Where the turn before began.
    last: i32,
    /// The repetition around it.
    outer: u32,
}

/// The machine with the state of a match.
pub struct Machine {
    code: Vec<u32>,
    /// Where the search begins.
    pub start: usize,
    /// Where the text ends.
    pub end: usize,
    /// An empty match at the start does not count.
    pub must_advance: bool,
    how: Start,
    /// Where the match begins that is tried.
    from: usize,
    /// Where it goes on when it was paused.
    paused: Option<(u32, u32, u32)>,
    /// Ends of groups by number, and at last which group was closed last.
    marks: Vec<i32>,
    stack: Vec<Choice>,
    repeats: Vec<Repeat>,
    /// Where the match ended.
    to: usize,
    fuel: u32,
    /// How deep it is in groups that are matched as a whole.
    depth: u32,
    full: bool,
}

impl Machine {
    /// A machine for a code with so many groups, and a part of the text.
    pub fn new(code: Vec<u32>, groups: usize, start: usize, end: usize) -> Machine {
        let marks = vec![NOWHERE; groups * 2 + 1];
        Machine {
            code,
            start,
            end,
            must_advance: false,
            how: Start::Anywhere,
            from: start,
            paused: None,
            marks,
            stack: Vec::new(),
            repeats: Vec::new(),
            to: 0,
            fuel: FUEL,
            depth: 0,
            full: false,
        }
    }

    /// Begins a search at the start.
    pub fn begin(&mut self, how: Start) {
        self.how = how;
        self.from = self.start;
        self.paused = None;
    }

    /// Lets the next search begin behind the match.
    pub fn follow(&mut self) {
        self.must_advance = self.to == self.from;
        self.start = self.to;
    }

    /// The group that was closed last (0 for none), start and end of the match and of its groups.
    pub fn places(&self) -> impl Iterator<Item = i32> + '_ {
        let (last, marks) = self.marks.split_last().map_or((0, &[][..]), |(last, marks)| (*last, marks));
        let pairs = marks.chunks_exact(2).flat_map(|p| if p[0] < 0 || p[1] < 0 { [-1, -1] } else { [p[0], p[1]] });
        [last.max(0), self.from as i32, self.to as i32].into_iter().chain(pairs)
    }

    /// Looks for a match.
    pub fn run(&mut self, text: &TextData<'_>) -> Outcome {
        self.fuel = FUEL;
        if self.start > self.end {
            return Outcome::Missing;
        }
        let (body, least) = self.info();
        loop {
            let (pc, pos, repeat) = match self.paused.take() {
                Some(place) => place,
                None => {
                    if self.how == Start::Anywhere && !self.find_candidate(text, least) {
                        return Outcome::Missing;
                    }
                    self.clear();
                    (body, self.from as u32, OUTSIDE)
                }
            };
            match self.follow_code(text, pc, pos, repeat, 0) {
                Outcome::Found => return Outcome::Found,
                Outcome::Missing => {}
                other => return other,
            }
            if self.how != Start::Anywhere || self.from >= self.end {
                return Outcome::Missing;
            }
            self.from += 1;
            self.fuel = self.fuel.saturating_sub(1);
        }
    }

    fn clear(&mut self) {
        self.marks.fill(NOWHERE);
        self.stack.clear();
        self.repeats.clear();
    }

    fn word(&self, place: usize) -> u32 {
        self.code.get(place).copied().unwrap_or(0)
    }

    /// Where the instructions begin, and how long a match is at least.
    fn info(&self) -> (u32, usize) {
        if self.word(0) == op::INFO { (1 + self.word(1), self.word(3) as usize) } else { (0, 0) }
    }

    /// Moves `from` to the next place where a match can begin, by what the code tells about its beginning.
    fn find_candidate(&mut self, text: &TextData<'_>, least: usize) -> bool {
        let Some(last) = self.end.checked_sub(least).filter(|last| *last >= self.from) else { return false };
        if self.word(0) != op::INFO {
            return true;
        }
        let flags = self.word(2);
        let found = if flags & 1 != 0 {
            let prefix = self.code.get(7..7 + self.word(5) as usize).unwrap_or(&[]);
            let Some(first) = prefix.first() else { return true };
            let same = |from: usize| prefix.iter().enumerate().skip(1).all(|(n, c)| at(text, from + n) == Some(*c));
            match (text, u8::try_from(*first)) {
                (TextData::One(bytes), Ok(first)) => {
                    let part = bytes.get(self.from..=last.min(bytes.len().saturating_sub(1))).unwrap_or(&[]);
                    let mut place = self.from;
                    loop {
                        match part.get(place - self.from..).and_then(|rest| rest.iter().position(|b| *b == first)) {
                            None => break None,
                            Some(n) if same(place + n) => break Some(place + n),
                            Some(n) => place += n + 1,
                        }
                    }
                }
                _ => (self.from..=last).find(|n| at(text, *n) == Some(*first) && same(*n)),
            }
        } else if flags & 4 != 0 {
            (self.from..=last).find(|n| at(text, *n).is_some_and(|c| contains(&self.code, 5, c)))
        } else {
            Some(self.from)
        };
        match found {
            Some(place) => {
                self.from = place;
                true
            }
            None => false,
        }
    }

    fn mark(&mut self, mark: usize, value: i32) {
        if let Some(place) = self.marks.get_mut(mark) {
            let old = core::mem::replace(place, value);
            self.push(Choice::Undo { mark: mark as u32, value: old });
        }
    }

    #[inline]
    fn push(&mut self, choice: Choice) {
        if self.stack.len() == self.stack.capacity() && !has_memory(&[self.stack.len() * 2 * size_of::<Choice>()]) {
            self.full = true;
            return;
        }
        self.stack.push(choice);
    }

    /// A group's text, when it was matched.
    fn group(&self, number: usize) -> Option<(usize, usize)> {
        match (self.marks.get(number * 2)?, self.marks.get(number * 2 + 1)?) {
            (&a, &b) if a >= 0 && b >= a => Some((a as usize, b as usize)),
            _ => None,
        }
    }

    /// How many characters from a place on an instruction matches.
    fn count(&self, text: &TextData<'_>, item: usize, pos: usize, most: u32) -> usize {
        let room = (self.end - pos).min(most as usize);
        let code = &self.code[..];
        match (self.word(item), text) {
            (op::ANY_ALL, _) => room,
            (op::LITERAL, TextData::One(bytes)) => {
                let wanted = self.word(item + 1);
                bytes[pos..pos + room].iter().position(|b| *b as u32 != wanted).unwrap_or(room)
            }
            (op::ANY, TextData::One(bytes)) => bytes[pos..pos + room].iter().position(|b| *b == 10).unwrap_or(room),
            (op::NOT_LITERAL, TextData::One(bytes)) => {
                let wanted = self.word(item + 1);
                bytes[pos..pos + room].iter().position(|b| *b as u32 == wanted).unwrap_or(room)
            }
            (op::IN, TextData::One(bytes)) => {
                bytes[pos..pos + room].iter().position(|b| !contains(code, item + 2, *b as u32)).unwrap_or(room)
            }
            _ => {
                (pos..pos + room).position(|n| !at(text, n).is_some_and(|c| matches_one(code, item, c))).unwrap_or(room)
            }
        }
    }

    fn at_position(&self, text: &TextData<'_>, what: u32, pos: usize) -> bool {
        let line_break = |n: usize| at(text, n) == Some(10);
        let word_at = |n: Option<usize>| n.and_then(|n| at(text, n)).is_some_and(|c| is_word(c, what >= 10));
        let at_edge = || word_at(pos.checked_sub(1)) != word_at(Some(pos).filter(|p| *p < self.end));
        match what {
            0 | 2 => pos == 0,
            1 => pos == 0 || line_break(pos - 1),
            3 | 8 | 10 => at_edge(),
            4 | 9 | 11 => !at_edge(),
            5 => pos == self.end || (pos + 1 == self.end && line_break(pos)),
            6 => pos == self.end || line_break(pos),
            _ => pos == self.end,
        }
    }

    /// Runs what is matched as a whole; what could have gone otherwise in it is forgotten, but not which marks it changed.
    fn whole(&mut self, text: &TextData<'_>, pc: usize, pos: usize) -> Option<usize> {
        let base = self.stack.len();
        self.depth += 1;
        let outcome = self.follow_code(text, pc as u32, pos as u32, OUTSIDE, base);
        self.depth -= 1;
        if outcome != Outcome::Found {
            return None;
        }
        let mut kept = base;
        for n in base..self.stack.len() {
            if let undo @ Choice::Undo { .. } = self.stack[n] {
                self.stack[kept] = undo;
                kept += 1;
            }
        }
        self.stack.truncate(kept);
        Some(self.to)
    }

    /// Takes back what was marked since the stack had a height.
    fn unwind(&mut self, base: usize) {
        while self.stack.len() > base {
            if let Some(Choice::Undo { mark, value }) = self.stack.pop() {
                self.marks[mark as usize] = value;
            }
        }
    }

    /// Runs the code from an instruction on, with the choices above `base`.
    fn follow_code(&mut self, text: &TextData<'_>, pc: u32, pos: u32, repeat: u32, base: usize) -> Outcome {
        let (mut pc, mut pos, mut repeat) = (pc as usize, pos as usize, repeat);
        loop {
            if self.full {
                return Outcome::TooMuch;
            }
            if self.fuel == 0 && self.depth == 0 {
                self.paused = Some((pc as u32, pos as u32, repeat));
                return Outcome::Paused;
            }
            self.fuel = self.fuel.saturating_sub(1);
            if let Some(next) = self.step(text, pc, pos, &mut repeat) {
                match next {
                    (DONE, to) => {
                        self.to = to;
                        return Outcome::Found;
                    }
                    next => (pc, pos) = next,
                }
                continue;
            }
            // The last choice that was made is made again.
            loop {
                if self.stack.len() <= base {
                    return Outcome::Missing;
                }
                let Some(choice) = self.stack.pop() else { return Outcome::Missing };
                match choice {
                    Choice::Undo { mark, value } => self.marks[mark as usize] = value,
                    Choice::Try { pc: to, pos: place, repeat: inside, repeats } => {
                        self.repeats.truncate(repeats as usize);
                        repeat = inside;
                        if to & REST == 0 {
                            (pc, pos) = (to as usize, place as usize);
                            break;
                        }
                        if let Some(next) = self.branch(text, (to & !REST) as usize, place as usize, inside) {
                            (pc, pos) = next;
                            break;
                        }
                    }
                    Choice::Fewer { pc: to, least, pos: place, repeat: inside, repeats } => {
                        let (mut place, least) = (place as usize, least as usize);
                        // Places where the next character is not what must follow need not be tried.
                        if self.word(to as usize) == op::LITERAL {
                            let wanted = self.word(to as usize + 1);
                            while place > least && (place >= self.end || at(text, place) != Some(wanted)) {
                                place -= 1;
                            }
                        }
                        if place > least {
                            let (pos, least) = (place as u32 - 1, least as u32);
                            self.stack.push(Choice::Fewer { pc: to, least, pos, repeat: inside, repeats });
                        }
                        self.repeats.truncate(repeats as usize);
                        (pc, pos, repeat) = (to as usize, place, inside);
                        break;
                    }
                    Choice::More { item, pos: place, most, repeat: inside, repeats } => {
                        let head = item as usize;
                        if place >= most || !at(text, place as usize).is_some_and(|c| matches_one(&self.code, head, c))
                        {
                            continue;
                        }
                        let to = head - 3 + self.word(head - 3) as usize;
                        self.stack.push(Choice::More { item, pos: place + 1, most, repeat: inside, repeats });
                        self.repeats.truncate(repeats as usize);
                        (pc, pos, repeat) = (to, place as usize + 1, inside);
                        break;
                    }
                }
            }
        }
    }

    /// Runs one instruction: where to go on, or nothing when this way is wrong. The place [`DONE`] says that the match is complete.
    #[inline]
    fn step(&mut self, text: &TextData<'_>, pc: usize, pos: usize, repeat: &mut u32) -> Option<(usize, usize)> {
        let length = length_of_one(&self.code, pc);
        if length != 0 {
            let fits = pos < self.end && matches_one(&self.code, pc, at(text, pos)?);
            return fits.then_some((pc + length, pos + 1));
        }
        let (skip, a, b) = (self.word(pc + 1) as usize, self.word(pc + 2), self.word(pc + 3));
        let behind = pc + 1 + skip;
        match self.word(pc) {
            op::SUCCESS => {
                if self.depth == 0
                    && ((self.how == Start::Whole && pos != self.end)
                        || (self.must_advance && pos == self.start && self.from == self.start))
                {
                    return None;
                }
                Some((DONE, pos))
            }
            op::MARK => {
                let last = self.marks.len() - 1;
                if skip & 1 != 0 {
                    self.mark(last, skip as i32 / 2 + 1);
                }
                self.mark(skip, pos as i32);
                Some((pc + 2, pos))
            }
            op::AT => self.at_position(text, skip as u32, pos).then_some((pc + 2, pos)),
            op::JUMP | op::INFO => Some((behind, pos)),
            op::BRANCH => self.branch(text, pc + 1, pos, *repeat),
            op::REPEAT_ONE => {
                let count = self.count(text, pc + 4, pos, b);
                if count < a as usize {
                    return None;
                }
                let (least, most) = (pos as u32 + a, (pos + count) as u32);
                let repeats = self.repeats.len() as u32;
                // The first try is made by going back at once, which looks at what follows.
                self.push(Choice::Fewer { pc: behind as u32, least, pos: most, repeat: *repeat, repeats });
                None
            }
            op::POSSESSIVE_REPEAT_ONE => {
                let count = self.count(text, pc + 4, pos, b);
                (count >= a as usize).then_some((behind, pos + count))
            }
            op::MIN_REPEAT_ONE => {
                if a > 0 && self.count(text, pc + 4, pos, a) < a as usize {
                    return None;
                }
                let most = if b == MAX_REPEAT { self.end } else { self.end.min(pos.saturating_add(b as usize)) } as u32;
                let (item, place, repeats) = (pc as u32 + 4, pos as u32 + a, self.repeats.len() as u32);
                self.push(Choice::More { item, pos: place, most, repeat: *repeat, repeats });
                Some((behind, place as usize))
            }
            op::REPEAT => {
                self.repeats.push(Repeat { pc: pc as u32, count: 0, last: NOWHERE, outer: *repeat });
                *repeat = self.repeats.len() as u32 - 1;
                Some((behind, pos))
            }
            op::MAX_UNTIL | op::MIN_UNTIL => self.until(pc, pos, repeat),
            op::POSSESSIVE_REPEAT => self.possessive(text, pc, pos),
            op::ATOMIC_GROUP => Some((behind, self.whole(text, pc + 2, pos)?)),
            op::ASSERT => {
                self.whole(text, pc + 3, pos.checked_sub(a as usize)?)?;
                Some((behind, pos))
            }
            op::ASSERT_NOT => {
                let Some(from) = pos.checked_sub(a as usize) else { return Some((behind, pos)) };
                let base = self.stack.len();
                if self.whole(text, pc + 3, from).is_some() {
                    self.unwind(base);
                    return None;
                }
                Some((behind, pos))
            }
            op::GROUPREF_EXISTS => Some((if self.group(skip).is_some() { pc + 3 } else { pc + 1 + a as usize }, pos)),
            op::GROUPREF | op::GROUPREF_IGNORE | op::GROUPREF_LOC_IGNORE | op::GROUPREF_UNI_IGNORE => {
                let fold: fn(u32) -> u32 = match self.word(pc) {
                    op::GROUPREF => |c| c,
                    op::GROUPREF_UNI_IGNORE => lower,
                    _ => lower_ascii,
                };
                let (from, to) = self.group(skip)?;
                let same = |n: usize| at(text, from + n).map(fold) == at(text, pos + n).map(fold);
                let fits = pos + (to - from) <= self.end && (0..to - from).all(same);
                fits.then_some((pc + 2, pos + to - from))
            }
            _ => None,
        }
    }

    /// Tries the alternatives of a branch, the first of whose lengths is at a place of the code.
    fn branch(&mut self, text: &TextData<'_>, mut here: usize, pos: usize, repeat: u32) -> Option<(usize, usize)> {
        loop {
            let length = self.word(here) as usize;
            if length == 0 {
                return None;
            }
            let (this, next) = (here + 1, here + length);
            // Alternatives that begin with another character need no try.
            let fits = match self.word(this) {
                op::LITERAL | op::IN => {
                    pos < self.end && at(text, pos).is_some_and(|c| matches_one(&self.code, this, c))
                }
                _ => true,
            };
            if fits {
                if self.word(next) != 0 {
                    let repeats = self.repeats.len() as u32;
                    self.push(Choice::Try { pc: next as u32 | REST, pos: pos as u32, repeat, repeats });
                }
                return Some((this, pos));
            }
            here = next;
        }
    }

    /// The end of a turn of a repetition: another one, or what follows.
    fn until(&mut self, pc: usize, pos: usize, repeat: &mut u32) -> Option<(usize, usize)> {
        let inside = *repeat;
        let r = *self.repeats.get(inside as usize)?;
        let head = r.pc as usize;
        let (least, most) = (self.word(head + 2), self.word(head + 3));
        let repeats = self.repeats.len() as u32;
        let again = Repeat { count: r.count.saturating_add(1), ..r };
        if r.count < least {
            self.repeats.push(again);
            *repeat = repeats;
            return Some((head + 4, pos));
        }
        let may = (r.count < most || most == MAX_REPEAT) && r.last != pos as i32;
        let again = Repeat { last: pos as i32, ..again };
        if self.word(pc) == op::MAX_UNTIL {
            if may {
                self.push(Choice::Try { pc: pc as u32 + 1, pos: pos as u32, repeat: r.outer, repeats });
                self.repeats.push(again);
                *repeat = repeats;
                return Some((head + 4, pos));
            }
        } else if may {
            self.repeats.push(again);
            self.push(Choice::Try { pc: head as u32 + 4, pos: pos as u32, repeat: repeats, repeats: repeats + 1 });
        }
        *repeat = r.outer;
        Some((pc + 1, pos))
    }

    /// A repetition that gives nothing back.
    fn possessive(&mut self, text: &TextData<'_>, pc: usize, pos: usize) -> Option<(usize, usize)> {
        let (least, most) = (self.word(pc + 2), self.word(pc + 3));
        let (mut count, mut place) = (0, pos);
        while count < most || most == MAX_REPEAT {
            let Some(to) = self.whole(text, pc + 4, place) else { break };
            count += 1;
            if to == place && count >= least {
                break;
            }
            place = to;
        }
        // Behind the body stands the end of it.
        (count >= least).then_some((pc + 2 + self.word(pc + 1) as usize, place))
    }
}

/// The place of the end.
const DONE: usize = usize::MAX;

/// In the place of a choice: there is the length of an alternative, not an instruction.
const REST: u32 = 1 << 31;
