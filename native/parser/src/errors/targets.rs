//! What cannot be assigned to, and what CPython calls it.

use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{Expr, Mod};
use ruff_text_size::{Ranged, TextRange};

/// CPython's name for a kind of expression.
pub(super) fn name(expr: &Expr) -> &'static str {
    match expr {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::TString(_) => "t-string expression",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::BooleanLiteral(literal) if literal.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}

/// Whether `expr` is what CPython's grammar calls a `bitwise_or`, apart from those that it has other words for.
pub(super) fn may_mean_equality(expr: &Expr) -> bool {
    !matches!(
        expr,
        Expr::List(_)
            | Expr::Tuple(_)
            | Expr::Generator(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::Compare(_)
            | Expr::BoolOp(_)
            | Expr::Lambda(_)
            | Expr::If(_)
            | Expr::Starred(_)
            | Expr::Named(_)
    ) && !matches!(expr, Expr::UnaryOp(unary) if unary.op == ruff_python_ast::UnaryOp::Not)
}

/// The outermost expression that `matches` accepts.
pub(super) fn find(syntax: &Mod, matches: impl Fn(&Expr) -> bool) -> Option<&Expr> {
    struct Finder<'a, F> {
        matches: F,
        found: Option<&'a Expr>,
    }
    impl<'a, F: Fn(&Expr) -> bool> Visitor<'a> for Finder<'a, F> {
        fn visit_expr(&mut self, expr: &'a Expr) {
            if self.found.is_none() {
                if (self.matches)(expr) {
                    self.found = Some(expr);
                } else {
                    walk_expr(self, expr);
                }
            }
        }
    }
    let mut finder = Finder { matches, found: None };
    match syntax {
        Mod::Module(module) => finder.visit_body(&module.body),
        Mod::Expression(expression) => finder.visit_expr(&expression.body),
    }
    finder.found
}

/// The outermost expression at exactly `range`.
pub(super) fn at(syntax: &Mod, range: TextRange) -> Option<&Expr> {
    find(syntax, |expr| expr.range() == range)
}
