//! From ruff's tree to the bytes of an answer: the root, statements and their parts.
//!
//! The shapes differ here and there, and the bytes follow CPython's: one kind per synchronous and asynchronous form, defaults apart
//! from parameters, `elif` as a chain, strings joined, and functions and classes that begin at their keyword.
//!
//! Every node is its tag, its position and its fields in the order of `nodes.ts`. Lists are preceded by their length;
//! an absent node is a zero byte. Chains that may be thousands long (`a + b + …`, `a.b.…`, `elif`) are written flat,
//! so that neither side recurses over them.

mod expr;
mod pattern;
mod text;

use ruff_python_ast::{
    self as ast, Decorator, ElifElseClause, ExceptHandler, Expr, Identifier, Mod, Parameter, Parameters, Stmt,
    TypeParam, TypeParams,
};
use ruff_text_size::{TextRange, TextSize};

use crate::errors::SourceError;
use crate::lines::Lines;
use crate::tags::{NONE, root, stmt, type_param};
use crate::writer::Writer;

/// Writes the tree of `syntax`, or says what CPython's tokenizer would not have accepted in it.
pub(crate) fn encode<'a>(
    source: &'a str,
    lines: Lines,
    syntax: &'a Mod,
    interactive: bool,
) -> Result<Writer<'a>, SourceError> {
    let mut encoder = Encoder { source, writer: Writer::new(source, lines), error: None, field_depth: 0 };
    match syntax {
        Mod::Module(module) => {
            encoder.writer.byte(if interactive { root::INTERACTIVE } else { root::MODULE });
            encoder.suite(&module.body);
        }
        Mod::Expression(expression) => {
            encoder.writer.byte(root::EXPRESSION);
            encoder.expr(&expression.body);
        }
    }
    match encoder.error {
        Some(error) => Err(error),
        None => Ok(encoder.writer),
    }
}

pub(super) struct Encoder<'a> {
    source: &'a str,
    writer: Writer<'a>,
    error: Option<SourceError>,
    /// How many replacement fields are open, each in the format specification of the one before.
    field_depth: usize,
}

impl<'a> Encoder<'a> {
    fn open(&mut self, tag: u8, range: TextRange) {
        self.writer.byte(tag);
        self.writer.position(range);
    }

    fn identifier(&mut self, name: &'a Identifier) {
        self.writer.interned(name.as_str());
    }

    /// An optional name: 0, or 1 and the name.
    fn optional_identifier(&mut self, name: Option<&'a Identifier>) {
        match name {
            Some(name) => {
                self.writer.byte(1);
                self.identifier(name);
            }
            None => self.writer.byte(0),
        }
    }

    fn suite(&mut self, body: &'a [Stmt]) {
        self.writer.count(body.len());
        for statement in body {
            self.stmt(statement);
        }
    }

    fn stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(node) => self.function(node),
            Stmt::ClassDef(node) => self.class(node),
            Stmt::Return(node) => {
                self.open(stmt::RETURN, node.range);
                self.optional(node.value.as_deref());
            }
            Stmt::Delete(node) => {
                self.open(stmt::DELETE, node.range);
                self.exprs(&node.targets);
            }
            Stmt::Assign(node) => {
                self.open(stmt::ASSIGN, node.range);
                self.exprs(&node.targets);
                self.expr(&node.value);
            }
            Stmt::TypeAlias(node) => {
                self.open(stmt::TYPE_ALIAS, node.range);
                self.expr(&node.name);
                self.type_params(node.type_params.as_deref());
                self.expr(&node.value);
            }
            Stmt::AugAssign(node) => {
                self.open(stmt::AUG_ASSIGN, node.range);
                self.expr(&node.target);
                self.writer.byte(node.op as u8);
                self.expr(&node.value);
            }
            Stmt::AnnAssign(node) => {
                self.open(stmt::ANN_ASSIGN, node.range);
                self.expr(&node.target);
                self.expr(&node.annotation);
                self.optional(node.value.as_deref());
                self.writer.byte(u8::from(node.simple));
            }
            Stmt::For(node) => {
                self.open(if node.is_async { stmt::ASYNC_FOR } else { stmt::FOR }, node.range);
                self.expr(&node.target);
                self.expr(&node.iter);
                self.suite(&node.body);
                self.suite(&node.orelse);
            }
            Stmt::While(node) => {
                self.open(stmt::WHILE, node.range);
                self.expr(&node.test);
                self.suite(&node.body);
                self.suite(&node.orelse);
            }
            Stmt::If(node) => self.if_chain(node),
            Stmt::With(node) => {
                self.open(if node.is_async { stmt::ASYNC_WITH } else { stmt::WITH }, node.range);
                self.writer.count(node.items.len());
                for item in &node.items {
                    self.expr(&item.context_expr);
                    self.optional(item.optional_vars.as_deref());
                }
                self.suite(&node.body);
            }
            Stmt::Match(node) => {
                self.open(stmt::MATCH, node.range);
                self.expr(&node.subject);
                self.writer.count(node.cases.len());
                for case in &node.cases {
                    self.pattern(&case.pattern);
                    self.optional(case.guard.as_deref());
                    self.suite(&case.body);
                }
            }
            Stmt::Raise(node) => {
                self.open(stmt::RAISE, node.range);
                self.optional(node.exc.as_deref());
                self.optional(node.cause.as_deref());
            }
            Stmt::Try(node) => {
                self.open(if node.is_star { stmt::TRY_STAR } else { stmt::TRY }, node.range);
                self.suite(&node.body);
                self.writer.count(node.handlers.len());
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.writer.position(handler.range);
                    self.optional(handler.type_.as_deref());
                    self.optional_identifier(handler.name.as_ref());
                    self.suite(&handler.body);
                }
                self.suite(&node.orelse);
                self.suite(&node.finalbody);
            }
            Stmt::Assert(node) => {
                self.open(stmt::ASSERT, node.range);
                self.expr(&node.test);
                self.optional(node.msg.as_deref());
            }
            Stmt::Import(node) => {
                self.open(stmt::IMPORT, node.range);
                self.aliases(&node.names);
            }
            Stmt::ImportFrom(node) => {
                self.open(stmt::IMPORT_FROM, node.range);
                self.optional_identifier(node.module.as_ref());
                self.aliases(&node.names);
                self.writer.number(u64::from(node.level));
            }
            Stmt::Global(node) => {
                self.open(stmt::GLOBAL, node.range);
                self.names(&node.names);
            }
            Stmt::Nonlocal(node) => {
                self.open(stmt::NONLOCAL, node.range);
                self.names(&node.names);
            }
            Stmt::Expr(node) => {
                self.open(stmt::EXPR, node.range);
                self.expr(&node.value);
            }
            Stmt::Pass(node) => self.open(stmt::PASS, node.range),
            Stmt::Break(node) => self.open(stmt::BREAK, node.range),
            Stmt::Continue(node) => self.open(stmt::CONTINUE, node.range),
            // The parser makes these only in its IPython mode.
            Stmt::IpyEscapeCommand(node) => self.refuse(node.range),
        }
    }

    /// Notes that the tree holds what no Python program does.
    fn refuse(&mut self, range: TextRange) {
        self.error.get_or_insert_with(|| SourceError::invalid_syntax(range));
    }

    fn function(&mut self, node: &'a ast::StmtFunctionDef) {
        let tag = if node.is_async { stmt::ASYNC_FUNCTION } else { stmt::FUNCTION };
        self.open(tag, self.undecorated(node.range, &node.decorator_list));
        self.identifier(&node.name);
        self.parameters(&node.parameters);
        self.suite(&node.body);
        self.decorators(&node.decorator_list);
        self.optional(node.returns.as_deref());
        self.type_params(node.type_params.as_deref());
    }

    fn class(&mut self, node: &'a ast::StmtClassDef) {
        self.open(stmt::CLASS, self.undecorated(node.range, &node.decorator_list));
        self.identifier(&node.name);
        self.exprs(node.bases());
        self.keywords(node.keywords());
        self.suite(&node.body);
        self.decorators(&node.decorator_list);
        self.type_params(node.type_params.as_deref());
    }

    fn decorators(&mut self, decorators: &'a [Decorator]) {
        self.writer.count(decorators.len());
        for decorator in decorators {
            self.expr(&decorator.expression);
        }
    }

    /// The range of a definition without its decorators: CPython places it at `def`, `async` or `class`.
    fn undecorated(&self, range: TextRange, decorators: &[Decorator]) -> TextRange {
        let Some(last) = decorators.last() else { return range };
        let bytes = self.source.as_bytes();
        let mut at = last.range.end().to_usize();
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'#' => {
                    while bytes.get(at).is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
                        at += 1;
                    }
                }
                byte if byte.is_ascii_alphabetic() => break,
                _ => at += 1,
            }
        }
        TextRange::new(TextSize::new(at as u32).min(range.end()), range.end())
    }

    /// An `if` with its `elif`s in a row: test and body; their number; each one's position, test and body; the `else` body.
    fn if_chain(&mut self, node: &'a ast::StmtIf) {
        self.open(stmt::IF, node.range);
        self.expr(&node.test);
        self.suite(&node.body);
        let is_elif = |clause: &&ElifElseClause| clause.test.is_some();
        self.writer.count(node.elif_else_clauses.iter().filter(is_elif).count());
        for clause in node.elif_else_clauses.iter().filter(is_elif) {
            self.writer.position(TextRange::new(clause.range.start(), node.range.end()));
            if let Some(test) = &clause.test {
                self.expr(test);
            }
            self.suite(&clause.body);
        }
        match node.elif_else_clauses.last() {
            Some(clause) if clause.test.is_none() => self.suite(&clause.body),
            _ => self.writer.byte(0),
        }
    }

    fn aliases(&mut self, names: &'a [ast::Alias]) {
        self.writer.count(names.len());
        for alias in names {
            self.writer.position(alias.range);
            self.identifier(&alias.name);
            self.optional_identifier(alias.asname.as_ref());
        }
    }

    fn names(&mut self, names: &'a [Identifier]) {
        self.writer.count(names.len());
        for name in names {
            self.identifier(name);
        }
    }

    /// Positional-only, positional, `*args`, keyword-only with defaults, `**kwargs`, then the defaults of the first two.
    fn parameters(&mut self, parameters: &'a Parameters) {
        for group in [&parameters.posonlyargs, &parameters.args] {
            self.writer.count(group.len());
            for entry in group {
                self.parameter(&entry.parameter);
            }
        }
        self.optional_parameter(parameters.vararg.as_deref());
        self.writer.count(parameters.kwonlyargs.len());
        for entry in &parameters.kwonlyargs {
            self.parameter(&entry.parameter);
            self.optional(entry.default.as_deref());
        }
        self.optional_parameter(parameters.kwarg.as_deref());
        let positional = || parameters.posonlyargs.iter().chain(&parameters.args);
        self.writer.count(positional().filter(|entry| entry.default.is_some()).count());
        for default in positional().filter_map(|entry| entry.default.as_deref()) {
            self.expr(default);
        }
    }

    fn parameter(&mut self, parameter: &'a Parameter) {
        self.writer.position(parameter.range);
        self.identifier(&parameter.name);
        self.optional(parameter.annotation.as_deref());
    }

    /// A `*args` or `**kwargs`; like CPython's, its position leaves the stars out.
    fn optional_parameter(&mut self, parameter: Option<&'a Parameter>) {
        let Some(parameter) = parameter else { return self.writer.byte(0) };
        self.writer.byte(1);
        self.writer.position(TextRange::new(parameter.name.range.start(), parameter.range.end()));
        self.identifier(&parameter.name);
        self.optional(parameter.annotation.as_deref());
    }

    fn type_params(&mut self, params: Option<&'a TypeParams>) {
        let params = params.map_or(&[][..], |params| &params.type_params);
        self.writer.count(params.len());
        for param in params {
            match param {
                TypeParam::TypeVar(node) => {
                    self.open(type_param::TYPE_VAR, node.range);
                    self.identifier(&node.name);
                    self.optional(node.bound.as_deref());
                    self.optional(node.default.as_deref());
                }
                TypeParam::ParamSpec(node) => {
                    self.open(type_param::PARAM_SPEC, node.range);
                    self.identifier(&node.name);
                    self.optional(node.default.as_deref());
                }
                TypeParam::TypeVarTuple(node) => {
                    self.open(type_param::TYPE_VAR_TUPLE, node.range);
                    self.identifier(&node.name);
                    self.optional(node.default.as_deref());
                }
            }
        }
    }

    fn exprs(&mut self, list: &'a [Expr]) {
        self.writer.count(list.len());
        for expr in list {
            self.expr(expr);
        }
    }

    fn optional(&mut self, expr: Option<&'a Expr>) {
        match expr {
            Some(expr) => self.expr(expr),
            None => self.writer.byte(NONE),
        }
    }
}
