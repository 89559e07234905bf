//! The entry of JavaScript: it puts a request into a buffer, calls, and finds the reply in another one.

use molt_provenance::{Gil, export};

use crate::root::{host, host_mut, init};
use crate::{ops, proxy};

export! {
    "host_buffer" fn host_buffer(len: word) -> u32 = crate::exports::buffer;
    "host_op" fn host_op(op: word, len: word) -> u32 = crate::exports::operate;
    "host_answer" fn host_answer() -> u32 = crate::exports::answer;
    "host_used" fn host_used() -> u32 = crate::exports::used;
    "host_reply" fn host_reply() -> u32 = crate::exports::reply;
}

/// Makes room for a request of `len` bytes and answers its address.
pub fn buffer(gil: &mut Gil, len: u32) -> u32 {
    init(gil);
    host_mut(gil).request.prepare(len as usize)
}

/// What the last request answered, once; the smallest number when no request was carried out to its end since. For hosts that run
/// requests on a stack of their own, from which nothing is returned.
pub fn answer(gil: &mut Gil) -> u32 {
    core::mem::replace(&mut host_mut(gil).answer, i32::MIN) as u32
}

/// Where the memory ends that was ever used: behind it are zeros.
pub fn used(gil: &mut Gil) -> u32 {
    gil.used_end()
}

/// Where the last reply is.
pub fn reply(gil: &mut Gil) -> u32 {
    host(gil).reply.address()
}

/// Carries out the request in the buffer. Answers the reply's length, or -1 - length for a failure. The request is taken out of the
/// buffer first, so Python may call JavaScript, and JavaScript this, while it is carried out.
pub fn operate(gil: &mut Gil, op: u32, len: u32) -> u32 {
    let shallow = op & SHALLOW != 0;
    if shallow && gil.wants_large_stack() {
        return REFUSED as u32;
    }
    gil.on_stack(shallow, |gil| run(gil, op & !SHALLOW, len))
}

/// In the number of a request: it runs on the thread's stack.
const SHALLOW: u32 = 1 << 16;
/// The answer to a request that has to come again, on a larger stack.
const REFUSED: i32 = i32::MIN + 1;

fn run(gil: &mut Gil, op: u32, len: u32) -> u32 {
    crate::direct::release_sent(gil);
    let mut request = host_mut(gil).request.take();
    request.truncate(len as usize);
    let answer = ops::run(gil, op, &request);
    host_mut(gil).request.recycle(request);
    let (bytes, failed) = match answer {
        Ok(bytes) => (bytes, false),
        Err(refusal) => (refusal.encode(gil), true),
    };
    proxy::release_dropped(gil);
    let size = bytes.len() as i32;
    let answer = if failed { -1 - size } else { size };
    let host = host_mut(gil);
    host.reply.put(bytes);
    host.answer = answer;
    answer as u32
}
