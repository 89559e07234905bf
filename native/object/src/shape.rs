//! Shapes: which attribute of an instance lives in which slot. Instances of one class that got the same attributes in the same order
//! share a shape; adding an attribute moves to the next one. Deleting one, or looking at `__dict__`, gives the instance a real dict.

use molt_provenance::Value;

/// The number of no shape: the instance keeps its attributes in a dict.
pub const DICT_SHAPE: u32 = 0;

/// One shape.
pub struct Shape {
    /// Attribute names (interned), in the order of the slots.
    pub names: Vec<Value>,
    /// Where adding an attribute leads.
    transitions: Vec<(Value, u32)>,
}

/// All shapes of a runtime.
pub struct Shapes {
    all: Vec<Shape>,
}

impl Default for Shapes {
    fn default() -> Self {
        // Number 0 is the dict shape.
        Shapes { all: vec![Shape { names: Vec::new(), transitions: Vec::new() }] }
    }
}

impl Shapes {
    /// A first shape for a new class; `fixed` names are those of `__slots__`, which keep the first slots and are no attributes.
    pub fn root(&mut self, fixed: u32) -> u32 {
        self.all.push(Shape { names: vec![Value::UNBOUND; fixed as usize], transitions: Vec::new() });
        self.all.len() as u32 - 1
    }

    /// The slot of an attribute.
    #[inline]
    pub fn slot(&self, shape: u32, name: &Value) -> Option<u32> {
        let names = &self.all.get(shape as usize)?.names;
        names.iter().position(|n| n.is(name)).map(|i| i as u32)
    }

    /// Names by slot.
    pub fn names(&self, shape: u32) -> &[Value] {
        self.all.get(shape as usize).map_or(&[], |s| &s.names)
    }

    /// The shape after adding an attribute, whose slot is the number of names before.
    pub fn add(&mut self, shape: u32, name: &Value) -> u32 {
        let current = &self.all[shape as usize];
        if let Some((_, next)) = current.transitions.iter().find(|(n, _)| n.is(name)) {
            return *next;
        }
        let mut names = current.names.clone();
        names.push(name.clone());
        self.all.push(Shape { names, transitions: Vec::new() });
        let next = self.all.len() as u32 - 1;
        self.all[shape as usize].transitions.push((name.clone(), next));
        next
    }

    /// Forgets all shapes but the first ones; what they held is given back to be dropped when nothing is borrowed.
    pub fn truncate(&mut self, count: usize) -> Vec<Shape> {
        let gone = self.all.split_off(count.min(self.all.len()));
        for shape in &mut self.all {
            shape.transitions.retain(|(_, next)| (*next as usize) < count);
        }
        gone
    }

    /// How many shapes there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none but the dict shape.
    pub fn is_empty(&self) -> bool {
        self.all.len() <= 1
    }
}
