//! Expressions.

use ruff_python_ast::{self as ast, Expr, ExprContext, Keyword, Number};
use ruff_text_size::{Ranged, TextRange};

use super::Encoder;
use crate::errors::SourceError;
use crate::tags::{NONE, expr, link};

/// A chain longer than this may overflow the stack when its tree is freed.
const DEEP: usize = 400;

/// CPython reads no decimal literal with more digits: the conversion takes quadratic time.
const MAX_DECIMAL_DIGITS: usize = 4300;

/// Names that occur once cost as much to look up as to store; longer strings than this are stored.
const MAX_INTERNED: usize = 24;

impl<'a> Encoder<'a> {
    pub(super) fn expr(&mut self, node: &'a Expr) {
        match node {
            Expr::BinOp(_) | Expr::Attribute(_) | Expr::Subscript(_) | Expr::Call(_) => self.spine(node),
            Expr::Name(node) => {
                let tag = match node.ctx {
                    ExprContext::Store => expr::NAME_STORE,
                    ExprContext::Del => expr::NAME_DEL,
                    ExprContext::Load | ExprContext::Invalid => expr::NAME_LOAD,
                };
                self.open(tag, node.range);
                self.writer.interned(node.id.as_str());
            }
            Expr::NumberLiteral(node) => self.number(node),
            Expr::StringLiteral(node) => self.string_literal(node),
            Expr::BytesLiteral(node) => self.bytes_literal(node),
            Expr::FString(node) => self.f_string(node),
            Expr::TString(node) => self.t_string(node),
            Expr::NoneLiteral(node) => self.open(expr::NONE_VALUE, node.range),
            Expr::EllipsisLiteral(node) => self.open(expr::ELLIPSIS, node.range),
            Expr::BooleanLiteral(node) => self.open(if node.value { expr::TRUE } else { expr::FALSE }, node.range),
            Expr::Tuple(node) => {
                self.open(expr::TUPLE, node.range);
                self.writer.byte(context(node.ctx));
                self.exprs(&node.elts);
            }
            Expr::List(node) => {
                self.open(expr::LIST, node.range);
                self.writer.byte(context(node.ctx));
                self.exprs(&node.elts);
            }
            Expr::Dict(node) => {
                self.open(expr::DICT, node.range);
                self.writer.count(node.items.len());
                for item in &node.items {
                    self.optional(item.key.as_ref());
                    self.expr(&item.value);
                }
            }
            Expr::Set(node) => {
                self.open(expr::SET, node.range);
                self.exprs(&node.elts);
            }
            Expr::Compare(node) => {
                self.open(expr::COMPARE, node.range);
                self.expr(&node.left);
                self.writer.count(node.ops.len());
                for (op, comparator) in node.ops.iter().zip(&node.comparators) {
                    self.writer.byte(*op as u8);
                    self.expr(comparator);
                }
            }
            Expr::BoolOp(node) => {
                self.open(expr::BOOL_OP, node.range);
                self.writer.byte(node.op as u8);
                self.exprs(&node.values);
            }
            Expr::UnaryOp(node) => {
                self.open(expr::UNARY_OP, node.range);
                self.writer.byte(node.op as u8);
                self.expr(&node.operand);
            }
            Expr::Named(node) => {
                self.open(expr::NAMED, node.range);
                self.expr(&node.target);
                self.expr(&node.value);
            }
            Expr::If(node) => {
                self.open(expr::IF_EXP, node.range);
                self.expr(&node.test);
                self.expr(&node.body);
                self.expr(&node.orelse);
            }
            Expr::Lambda(node) => {
                self.open(expr::LAMBDA, node.range);
                match &node.parameters {
                    Some(parameters) => {
                        self.writer.byte(1);
                        self.parameters(parameters);
                    }
                    None => self.writer.byte(0),
                }
                self.expr(&node.body);
            }
            Expr::ListComp(node) => {
                self.open(expr::LIST_COMP, node.range);
                self.expr(&node.elt);
                self.generators(&node.generators);
            }
            Expr::SetComp(node) => {
                self.open(expr::SET_COMP, node.range);
                self.expr(&node.elt);
                self.generators(&node.generators);
            }
            Expr::DictComp(node) => {
                self.open(expr::DICT_COMP, node.range);
                match &node.key {
                    Some(key) => self.expr(key),
                    // Python 3.15's unpacking in comprehensions, reported before.
                    None => self.refuse(node.range),
                }
                self.expr(&node.value);
                self.generators(&node.generators);
            }
            Expr::Generator(node) => {
                self.open(expr::GENERATOR, node.range);
                self.expr(&node.elt);
                self.generators(&node.generators);
            }
            Expr::Await(node) => {
                self.open(expr::AWAIT, node.range);
                self.expr(&node.value);
            }
            Expr::Yield(node) => {
                self.open(expr::YIELD, node.range);
                self.optional(node.value.as_deref());
            }
            Expr::YieldFrom(node) => {
                self.open(expr::YIELD_FROM, node.range);
                self.expr(&node.value);
            }
            Expr::Starred(node) => {
                self.open(expr::STARRED, node.range);
                self.writer.byte(context(node.ctx));
                self.expr(&node.value);
            }
            Expr::Slice(node) => {
                self.open(expr::SLICE, node.range);
                self.optional(node.lower.as_deref());
                self.optional(node.upper.as_deref());
                self.optional(node.step.as_deref());
            }
            // The parser makes these only in its IPython mode.
            Expr::IpyEscapeCommand(node) => self.refuse(node.range),
        }
    }

    /// Whatever grows to the right: the number of links, the base, then each link from the inside out.
    fn spine(&mut self, outermost: &'a Expr) {
        let mut links = vec![outermost];
        let mut base = outermost;
        while let Some(inner) = left_part(base) {
            base = inner;
            links.push(inner);
        }
        // The base was pushed last; it is no link.
        links.pop();
        self.writer.deep |= links.len() > DEEP;
        self.writer.byte(expr::SPINE);
        self.writer.count(links.len());
        self.expr(base);
        for node in links.into_iter().rev() {
            match node {
                Expr::BinOp(node) => {
                    self.open(link::BIN_OP, node.range);
                    self.writer.byte(node.op as u8);
                    self.expr(&node.right);
                }
                Expr::Attribute(node) => {
                    self.open(link::ATTRIBUTE, node.range);
                    self.writer.interned(node.attr.as_str());
                    self.writer.byte(context(node.ctx));
                }
                Expr::Subscript(node) => {
                    self.open(link::SUBSCRIPT, node.range);
                    self.expr(&node.slice);
                    self.writer.byte(context(node.ctx));
                }
                Expr::Call(node) => {
                    self.open(link::CALL, node.range());
                    self.call_arguments(&node.arguments);
                }
                // `left_part` answers for these four only.
                other => self.refuse(other.range()),
            }
        }
    }

    fn call_arguments(&mut self, arguments: &'a ast::Arguments) {
        match &*arguments.args {
            // CPython gives a generator without parentheses of its own those of the call.
            [Expr::Generator(node)] if !node.parenthesized => {
                self.writer.count(1);
                self.open(expr::GENERATOR, arguments.range);
                self.expr(&node.elt);
                self.generators(&node.generators);
            }
            args => self.exprs(args),
        }
        self.keywords(&arguments.keywords);
    }

    pub(super) fn keywords(&mut self, keywords: &'a [Keyword]) {
        self.writer.count(keywords.len());
        for keyword in keywords {
            self.writer.position(keyword.range);
            self.optional_identifier(keyword.arg.as_ref());
            self.expr(&keyword.value);
        }
    }

    fn generators(&mut self, generators: &'a [ast::Comprehension]) {
        self.writer.count(generators.len());
        for generator in generators {
            self.expr(&generator.target);
            self.expr(&generator.iter);
            self.exprs(&generator.ifs);
            self.writer.byte(u8::from(generator.is_async));
        }
    }

    fn number(&mut self, node: &'a ast::ExprNumberLiteral) {
        match &node.value {
            Number::Int(value) => match value.as_u64() {
                Some(small) if small < 1 << 53 => {
                    self.open(expr::INT, node.range);
                    self.writer.number(small);
                }
                _ => {
                    self.open(expr::BIG_INT, node.range);
                    self.big_int(node.range);
                }
            },
            Number::Float(value) => {
                self.open(expr::FLOAT, node.range);
                self.writer.bytes(&value.to_le_bytes());
            }
            Number::Complex { imag, .. } => {
                self.open(expr::COMPLEX, node.range);
                self.writer.bytes(&imag.to_le_bytes());
            }
        }
    }

    /// The literal as JavaScript's `BigInt` reads it: no underscores, a lower-case prefix.
    fn big_int(&mut self, range: TextRange) {
        let mut text = self.source[range].replace('_', "");
        text.make_ascii_lowercase();
        let decimal = !(text.starts_with("0x") || text.starts_with("0o") || text.starts_with("0b"));
        if decimal && text.len() > MAX_DECIMAL_DIGITS {
            let message = format!(
                "Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has {} digits; \
                 use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
                 literals to avoid decimal conversion limits.",
                text.len()
            );
            self.error.get_or_insert_with(|| SourceError::syntax(message, range));
        }
        self.writer.string(&text);
    }

    /// A string constant's text: short ones occur often.
    pub(super) fn text(&mut self, value: &'a str) {
        if value.len() <= MAX_INTERNED {
            self.writer.interned(value);
        } else {
            self.writer.string(value);
        }
    }

    pub(super) fn absent(&mut self) {
        self.writer.byte(NONE);
    }
}

/// The operand into which a chain of operators, attributes, subscripts and calls grows.
fn left_part(node: &Expr) -> Option<&Expr> {
    match node {
        Expr::BinOp(node) => Some(&node.left),
        Expr::Attribute(node) => Some(&node.value),
        Expr::Subscript(node) => Some(&node.value),
        Expr::Call(node) => Some(&node.func),
        _ => None,
    }
}

fn context(context: ExprContext) -> u8 {
    match context {
        ExprContext::Load | ExprContext::Invalid => 0,
        ExprContext::Store => 1,
        ExprContext::Del => 2,
    }
}
