//! The patterns of `case`.

use ruff_python_ast::{Pattern, Singleton};

use super::Encoder;
use crate::tags::{NONE, pattern};

impl<'a> Encoder<'a> {
    pub(super) fn pattern(&mut self, node: &'a Pattern) {
        match node {
            Pattern::MatchValue(node) => {
                self.open(pattern::VALUE, node.range);
                self.expr(&node.value);
            }
            Pattern::MatchSingleton(node) => {
                self.open(pattern::SINGLETON, node.range);
                self.writer.byte(match node.value {
                    Singleton::None => 0,
                    Singleton::True => 1,
                    Singleton::False => 2,
                });
            }
            Pattern::MatchSequence(node) => {
                self.open(pattern::SEQUENCE, node.range);
                self.patterns(&node.patterns);
            }
            Pattern::MatchMapping(node) => {
                self.open(pattern::MAPPING, node.range);
                self.exprs(&node.keys);
                self.patterns(&node.patterns);
                self.optional_identifier(node.rest.as_ref());
            }
            Pattern::MatchClass(node) => {
                self.open(pattern::CLASS, node.range);
                self.expr(&node.cls);
                self.patterns(&node.arguments.patterns);
                self.writer.count(node.arguments.keywords.len());
                for keyword in &node.arguments.keywords {
                    self.identifier(&keyword.attr);
                    self.pattern(&keyword.pattern);
                }
            }
            Pattern::MatchStar(node) => {
                self.open(pattern::STAR, node.range);
                self.optional_identifier(node.name.as_ref());
            }
            Pattern::MatchAs(node) => {
                self.open(pattern::AS, node.range);
                match &node.pattern {
                    Some(inner) => self.pattern(inner),
                    None => self.writer.byte(NONE),
                }
                self.optional_identifier(node.name.as_ref());
            }
            Pattern::MatchOr(node) => {
                self.open(pattern::OR, node.range);
                self.patterns(&node.patterns);
            }
        }
    }

    fn patterns(&mut self, patterns: &'a [Pattern]) {
        self.writer.count(patterns.len());
        for pattern in patterns {
            self.pattern(pattern);
        }
    }
}
