/**
 * Python 3.14's grammar with the rules for what is wrong, in the notation of parsing expression grammars, for `peg.ts`.
 *
 * Alternatives that are one rule named `invalid_…` are tried only in a second run over a source that has no tree. Their order is what decides which message
 * a program gets. Rules with `*` behind their name keep their results; those with `%` refer to themselves on the left.
 *
 * Behind an alternative stands what it makes: `{Kind}` a node; `{=a}` a part; `{@name}` the result of a function in `actions.ts`; or
 * an error: `{!a text}` at a part, `{!a..b text}` from one to another, `{!a> text}` from one to where the tokenizer is,
 * `{!^ text}` at the last token, `{!+ text}` at the next, `{!- text}` an error of indentation. In texts `%a` is what part `a` is,
 * `#a` its line, `$a` its words and `?` the kind of string, `f` or `t`.
 */

import { PATTERNS } from "./grammar-patterns.ts";

/** The same for parameters of functions and of lambdas, which differ in annotations and in what ends them. */
function parameters(prefix: string, end: string, annotation: string): string {
  const p = prefix;
  return `
${p}parameters:
  | ${p}slash_no_default ${p}param_no_default* ${p}param_with_default* [${p}star_etc]
  | ${p}slash_with_default ${p}param_with_default* [${p}star_etc]
  | ${p}param_no_default+ ${p}param_with_default* [${p}star_etc]
  | ${p}param_with_default+ [${p}star_etc]
  | ${p}star_etc
${p}slash_no_default:
  | ${p}param_no_default+ '/' ','
  | ${p}param_no_default+ '/' &'${end}'
${p}slash_with_default:
  | ${p}param_no_default* ${p}param_with_default+ '/' ','
  | ${p}param_no_default* ${p}param_with_default+ '/' &'${end}'
${p}star_etc:
  | invalid_${p}star_etc
  | '*' ${p}param_no_default ${p}param_maybe_default* [${p}kwds]
  ${annotation === "" ? "" : `| '*' param_no_default_star_annotation param_maybe_default* [kwds]`}
  | '*' ',' ${p}param_maybe_default+ [${p}kwds]
  | ${p}kwds
${p}kwds:
  | invalid_${p}kwds
  | '**' ${p}param_no_default
${p}param_no_default:
  | a=${p}param ',' {=a}
  | a=${p}param &'${end}' {=a}
${p}param_with_default:
  | ${p}param default ','
  | ${p}param default &'${end}'
${p}param_maybe_default:
  | ${p}param default? ','
  | ${p}param default? &'${end}'
${p}param:
  | NAME ${annotation} {arg}
invalid_${p}parameters:
  | a='/' ',' {!a at least one argument must precede /}
  | (${p}slash_no_default | ${p}slash_with_default) ${p}param_maybe_default* a='/' {!a / may appear only once}
  | ${p}slash_no_default? ${p}param_no_default* invalid_${p}parameters_helper a=${p}param_no_default {!a parameter without a default follows parameter with a default}
  | ${p}param_no_default* a='(' ${end === ":" ? `','.lambda_param+` : `param_no_default+`} ','? b=')' {!a..b ${end === ":" ? "Lambda expression" : "Function"} parameters cannot be parenthesized}
  | (${p}slash_no_default | ${p}slash_with_default)? ${p}param_maybe_default* '*' (',' | ${p}param_no_default) ${p}param_maybe_default* a='/' {!a / must be ahead of *}
  | ${p}param_maybe_default+ '/' a='*' {!a expected comma between / and *}
invalid_${p}parameters_helper:
  | a=${p}slash_with_default
  | ${p}param_with_default+
invalid_${p}star_etc:
  ${end === ":" ? `| '*' (':' | ',' (':' | '**')) {!^ named arguments must follow bare *}` : `| a='*' (')' | ',' (')' | '**')) {!a named arguments must follow bare *}`}
  | '*' ${p}param a='=' {!a var-positional argument cannot have default value}
  | '*' (${p}param_no_default | ',') ${p}param_maybe_default* a='*' (${p}param_no_default | ',') {!a * argument may appear only once}
invalid_${p}kwds:
  | '**' ${p}param a='=' {!a var-keyword argument cannot have default value}
  | '**' ${p}param ',' a=${p}param {!a arguments cannot follow var-keyword argument}
  | '**' ${p}param ',' a=('*' | '**' | '/') {!a arguments cannot follow var-keyword argument}
`;
}

/** The same for f-strings and t-strings. */
function interpolated(f: string): string {
  const token = f.toUpperCase();
  return `
${f}string:
  | ${token}STRING_START ${f}string_middle* b=${token}STRING_END {@interpolated}
${f}string_middle:
  | ${f}string_field
  | ${token}STRING_MIDDLE
${f}string_field:
  | '{' annotated_rhs '='? [${f}string_conversion] [${f}string_spec] '}'
  | invalid_${f}string_field
${f}string_conversion:
  | a='!' b=NAME {@conversion}
${f}string_spec:
  | ':' ${f}string_spec_part*
${f}string_spec_part:
  | ${token}STRING_MIDDLE
  | ${f}string_field
invalid_${f}string_field:
  | '{' a='=' {!a ?-string: valid expression required before '='}
  | '{' a='!' {!a ?-string: valid expression required before '!'}
  | '{' a=':' {!a ?-string: valid expression required before ':'}
  | '{' a='}' {!a ?-string: valid expression required before '}'}
  | '{' !annotated_rhs {!+ ?-string: expecting a valid expression after '{'}
  | '{' annotated_rhs !('=' | '!' | ':' | '}') {!+ ?-string: expecting '=', or '!', or ':', or '}'}
  | '{' annotated_rhs '=' !('!' | ':' | '}') {!+ ?-string: expecting '!', or ':', or '}'}
  | '{' annotated_rhs '='? invalid_${f}string_conversion
  | '{' annotated_rhs '='? ['!' NAME] !(':' | '}') {!+ ?-string: expecting ':' or '}'}
  | '{' annotated_rhs '='? ['!' NAME] ':' ${f}string_spec_part* !'}' {!+ ?-string: expecting '}', or format specs}
  | '{' annotated_rhs '='? ['!' NAME] !'}' {!+ ?-string: expecting '}'}
invalid_${f}string_conversion:
  | '!' &(':' | '}') {!+ ?-string: missing conversion character}
  | '!' !NAME {!+ ?-string: invalid conversion character}
`.replaceAll("?-string", `${f}-string`);
}

/** One expression that is part of a chain of operators of the same rank. */
function chain(name: string, below: string, operators: readonly string[], invalid = ""): string {
  const alternatives = operators.map((operator) => `  | ${name} '${operator}' ${below} {BinOp}\n`).join("");
  return `${name}%:\n${alternatives}${invalid}  | ${below}\n`;
}

const STATEMENTS = `
file:
  | [statements] ENDMARKER
interactive:
  | statement_newline
eval:
  | expressions NEWLINE* ENDMARKER
func_type:
  | '(' [type_expressions] ')' '->' expression NEWLINE* ENDMARKER
type_expressions:
  | ','.expression+ ',' '*' expression ',' '**' expression
  | ','.expression+ ',' '*' expression
  | ','.expression+ ',' '**' expression
  | '*' expression ',' '**' expression
  | '*' expression
  | '**' expression
  | ','.expression+
statements:
  | statement+
statement:
  | compound_stmt
  | simple_stmts
statement_newline:
  | compound_stmt NEWLINE
  | simple_stmts
  | NEWLINE
  | ENDMARKER {@nothing}
simple_stmts:
  | simple_stmt !';' NEWLINE
  | ';'.simple_stmt+ [';'] NEWLINE
simple_stmt*:
  | assignment
  | &"type" type_alias
  | star_expressions
  | &'return' return_stmt
  | &('import' | 'from') import_stmt
  | &'raise' raise_stmt
  | &'pass' pass_stmt
  | &'del' del_stmt
  | &'yield' yield_expr
  | &'assert' assert_stmt
  | &'break' break_stmt
  | &'continue' continue_stmt
  | &'global' global_stmt
  | &'nonlocal' nonlocal_stmt
compound_stmt:
  | &('def' | '@' | 'async') function_def
  | &'if' if_stmt
  | &('class' | '@') class_def
  | &('with' | 'async') with_stmt
  | &('for' | 'async') for_stmt
  | &'try' try_stmt
  | &'while' while_stmt
  | match_stmt
assignment:
  | NAME ':' expression ['=' annotated_rhs]
  | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
  | (star_targets '=')+ annotated_rhs !'='
  | single_target augassign ~ annotated_rhs
  | invalid_assignment
annotated_rhs:
  | yield_expr
  | star_expressions
augassign:
  | '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
return_stmt:
  | 'return' [star_expressions]
raise_stmt:
  | 'raise' expression ['from' expression]
  | 'raise'
pass_stmt:
  | 'pass' {Statement}
break_stmt:
  | 'break' {Statement}
continue_stmt:
  | 'continue' {Statement}
global_stmt:
  | 'global' ','.NAME+
nonlocal_stmt:
  | 'nonlocal' ','.NAME+
del_stmt:
  | 'del' del_targets &(';' | NEWLINE)
  | invalid_del_stmt
assert_stmt:
  | 'assert' expression [',' expression]
import_stmt:
  | invalid_import
  | import_name
  | import_from
invalid_import:
  | a='import' ','.dotted_name+ 'from' dotted_name {!a> Did you mean to use 'from ... import ...' instead?}
  | 'import' a=NEWLINE {!a> Expected one or more names after 'import'}
import_name:
  | 'import' dotted_as_names
import_from:
  | 'from' ('.' | '...')* dotted_name 'import' import_from_targets
  | 'from' ('.' | '...')+ 'import' import_from_targets
import_from_targets:
  | '(' import_from_as_names [','] ')'
  | import_from_as_names !','
  | '*'
  | invalid_import_from_targets
invalid_import_from_targets:
  | import_from_as_names ',' NEWLINE {!^ trailing comma not allowed without surrounding parentheses}
  | a=NEWLINE {!a> Expected one or more names after 'import'}
import_from_as_names:
  | ','.import_from_as_name+
import_from_as_name:
  | invalid_import_from_as_name
  | NAME ['as' NAME]
invalid_import_from_as_name:
  | NAME 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression {!a cannot use %a as import target}
dotted_as_names:
  | ','.dotted_as_name+
dotted_as_name:
  | invalid_dotted_as_name
  | dotted_name ['as' NAME]
invalid_dotted_as_name:
  | dotted_name 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression {!a cannot use %a as import target}
dotted_name%:
  | dotted_name '.' NAME
  | NAME
block*:
  | NEWLINE INDENT statements DEDENT
  | simple_stmts
  | invalid_block
invalid_block:
  | NEWLINE !INDENT {!- expected an indented block}
decorators:
  | ('@' named_expression NEWLINE)+
class_def:
  | decorators class_def_raw
  | class_def_raw
class_def_raw:
  | invalid_class_def_raw
  | 'class' NAME [type_params] ['(' [arguments] ')'] ':' block
invalid_class_def_raw:
  | 'class' NAME [type_params] ['(' [arguments] ')'] NEWLINE {!^ expected ':'}
  | a='class' NAME [type_params] ['(' [arguments] ')'] ':' NEWLINE !INDENT {!- expected an indented block after class definition on line #a}
function_def:
  | decorators function_def_raw
  | function_def_raw
function_def_raw:
  | invalid_def_raw
  | 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block
  | 'async' 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block
invalid_def_raw:
  | ['async'] a='def' NAME [type_params] '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT {!- expected an indented block after function definition on line #a}
params:
  | invalid_parameters
  | parameters
param_no_default_star_annotation:
  | param_star_annotation ','
  | param_star_annotation &')'
param_star_annotation:
  | NAME ':' star_expression
annotation:
  | ':' expression
default:
  | '=' expression
  | invalid_default
invalid_default:
  | a='=' &(')' | ',') {!a expected default value expression}
if_stmt:
  | invalid_if_stmt
  | 'if' named_expression ':' block elif_stmt
  | 'if' named_expression ':' block [else_block]
invalid_if_stmt:
  | 'if' named_expression NEWLINE {!^ expected ':'}
  | a='if' named_expression ':' NEWLINE !INDENT {!- expected an indented block after 'if' statement on line #a}
elif_stmt:
  | invalid_elif_stmt
  | 'elif' named_expression ':' block elif_stmt
  | 'elif' named_expression ':' block [else_block]
invalid_elif_stmt:
  | 'elif' named_expression NEWLINE {!^ expected ':'}
  | a='elif' named_expression ':' NEWLINE !INDENT {!- expected an indented block after 'elif' statement on line #a}
else_block:
  | invalid_else_stmt
  | 'else' &&':' block
invalid_else_stmt:
  | a='else' ':' NEWLINE !INDENT {!- expected an indented block after 'else' statement on line #a}
  | 'else' ':' block a='elif' {!a 'elif' block follows an 'else' block}
while_stmt:
  | invalid_while_stmt
  | 'while' named_expression ':' block [else_block]
invalid_while_stmt:
  | 'while' named_expression NEWLINE {!^ expected ':'}
  | a='while' named_expression ':' NEWLINE !INDENT {!- expected an indented block after 'while' statement on line #a}
for_stmt:
  | invalid_for_stmt
  | 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
  | 'async' 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
  | invalid_for_target
invalid_for_stmt:
  | ['async'] 'for' star_targets 'in' star_expressions NEWLINE {!^ expected ':'}
  | ['async'] a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT {!- expected an indented block after 'for' statement on line #a}
with_stmt:
  | invalid_with_stmt_indent
  | 'with' '(' ','.with_item+ ','? ')' ':' block
  | 'with' ','.with_item+ ':' block
  | 'async' 'with' '(' ','.with_item+ ','? ')' ':' block
  | 'async' 'with' ','.with_item+ ':' block
  | invalid_with_stmt
with_item:
  | expression 'as' star_target &(',' | ')' | ':')
  | invalid_with_item
  | expression
invalid_with_item:
  | expression 'as' a=expression &(',' | ')' | ':') {@badTarget}
invalid_with_stmt:
  | ['async'] 'with' ','.(expression ['as' star_target])+ NEWLINE {!^ expected ':'}
  | ['async'] 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' NEWLINE {!^ expected ':'}
invalid_with_stmt_indent:
  | ['async'] a='with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT {!- expected an indented block after 'with' statement on line #a}
  | ['async'] a='with' '(' ','.(expressions ['as' star_target])+ ','? ')' ':' NEWLINE !INDENT {!- expected an indented block after 'with' statement on line #a}
try_stmt:
  | invalid_try_stmt
  | 'try' &&':' block finally_block
  | 'try' &&':' block except_block+ [else_block] [finally_block]
  | 'try' &&':' block except_star_block+ [else_block] [finally_block]
invalid_try_stmt:
  | a='try' ':' NEWLINE !INDENT {!- expected an indented block after 'try' statement on line #a}
  | 'try' ':' block !('except' | 'finally') {!^ expected 'except' or 'finally' block}
  | 'try' ':' block* except_block+ a='except' b='*' expression ['as' NAME] ':' {!a..b cannot have both 'except' and 'except*' on the same 'try'}
  | 'try' ':' block* except_star_block+ a='except' [expression ['as' NAME]] ':' {!a cannot have both 'except' and 'except*' on the same 'try'}
except_block:
  | invalid_except_stmt_indent
  | 'except' expressions ':' block
  | 'except' expression 'as' NAME ':' block
  | 'except' ':' block
  | invalid_except_stmt
invalid_except_stmt:
  | 'except' a=expression ',' expressions 'as' NAME ':' {!a> multiple exception types must be parenthesized when using 'as'}
  | 'except' expression ['as' NAME] NEWLINE {!^ expected ':'}
  | 'except' NEWLINE {!^ expected ':'}
  | 'except' expression 'as' a=expression ':' block {!a cannot use except statement with %a}
invalid_except_stmt_indent:
  | a='except' expression ['as' NAME] ':' NEWLINE !INDENT {!- expected an indented block after 'except' statement on line #a}
  | a='except' ':' NEWLINE !INDENT {!- expected an indented block after 'except' statement on line #a}
except_star_block:
  | invalid_except_star_stmt_indent
  | 'except' '*' expressions ':' block
  | 'except' '*' expression 'as' NAME ':' block
  | invalid_except_star_stmt
invalid_except_star_stmt:
  | 'except' '*' a=expression ',' expressions 'as' NAME ':' {!a> multiple exception types must be parenthesized when using 'as'}
  | 'except' '*' expression ['as' NAME] NEWLINE {!^ expected ':'}
  | 'except' '*' (NEWLINE | ':') {!^ expected one or more exception types}
  | 'except' '*' expression 'as' a=expression ':' block {!a cannot use except* statement with %a}
invalid_except_star_stmt_indent:
  | a='except' '*' expression ['as' NAME] ':' NEWLINE !INDENT {!- expected an indented block after 'except*' statement on line #a}
finally_block:
  | invalid_finally_stmt
  | 'finally' &&':' block
invalid_finally_stmt:
  | a='finally' ':' NEWLINE !INDENT {!- expected an indented block after 'finally' statement on line #a}
type_alias:
  | "type" NAME [type_params] '=' expression
type_params*:
  | invalid_type_params
  | '[' type_param_seq ']'
invalid_type_params:
  | '[' a=']' {!a> Type parameter list cannot be empty}
type_param_seq:
  | ','.type_param+ [',']
type_param*:
  | NAME [':' expression] ['=' expression]
  | invalid_type_param
  | '*' NAME ['=' star_expression]
  | '**' NAME ['=' expression]
invalid_type_param:
  | '*' NAME a=':' b=expression {@boundOfTuple}
  | '**' NAME a=':' b=expression {@boundOfSpec}
`;

const EXPRESSIONS = `
expressions:
  | expression (',' expression)+ [','] {Tuple}
  | expression ',' {Tuple}
  | expression
expression*:
  | invalid_expression
  | invalid_legacy_expression
  | disjunction 'if' disjunction 'else' expression {IfExp}
  | disjunction
  | lambdef
invalid_expression:
  | !(NAME STRING | SOFT_KEYWORD) a=disjunction b=expression_without_invalid {@missingComma}
  | a=disjunction 'if' b=disjunction !('else' | ':') {!a..b expected 'else' after 'if' expression}
  | disjunction 'if' disjunction 'else' !expression {!+ expected expression after 'else', but statement is given}
  | a=(pass_stmt | break_stmt | continue_stmt) 'if' disjunction 'else' simple_stmt {!a expected expression before 'if', but statement is given}
  | a='lambda' [lambda_params] b=':' &FSTRING_MIDDLE {!a..b f-string: lambda expressions are not allowed without parentheses}
  | a='lambda' [lambda_params] b=':' &TSTRING_MIDDLE {!a..b t-string: lambda expressions are not allowed without parentheses}
expression_without_invalid!:
  | disjunction 'if' disjunction 'else' expression {IfExp}
  | disjunction
  | lambdef
invalid_legacy_expression:
  | a=NAME !'(' b=star_expressions {@legacy}
yield_expr:
  | 'yield' 'from' expression {Yield}
  | 'yield' [star_expressions] {Yield}
star_expressions:
  | a=star_expression b=(',' star_expression)+ [','] {Tuple}
  | a=star_expression ',' {Tuple}
  | star_expression
star_expression*:
  | '*' a=bitwise_or {Starred}
  | expression
star_named_expressions:
  | a=','.star_named_expression+ [','] {=a}
star_named_expression:
  | '*' a=bitwise_or {Starred}
  | named_expression
assignment_expression:
  | NAME ':=' ~ expression {NamedExpr}
named_expression:
  | assignment_expression
  | invalid_named_expression
  | expression !':='
invalid_named_expression*:
  | a=expression ':=' expression {!a cannot use assignment expressions with %a}
  | a=NAME '=' b=bitwise_or !('=' | ':=') {!a..b invalid syntax. Maybe you meant '==' or ':=' instead of '='?}
  | !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or !('=' | ':=') {!a cannot assign to %a here. Maybe you meant '==' instead of '='?}
disjunction*:
  | conjunction ('or' conjunction)+ {BoolOp}
  | conjunction
conjunction*:
  | inversion ('and' inversion)+ {BoolOp}
  | inversion
inversion*:
  | 'not' inversion {UnaryOp}
  | comparison
comparison:
  | a=bitwise_or b=comparator+ {Compare}
  | bitwise_or
comparator:
  | a='==' bitwise_or
  | ('!=') bitwise_or
  | '<=' bitwise_or
  | '<' bitwise_or
  | '>=' bitwise_or
  | '>' bitwise_or
  | 'not' 'in' bitwise_or
  | a='in' bitwise_or {=a}
  | 'is' 'not' bitwise_or
  | 'is' bitwise_or
${chain("bitwise_or", "bitwise_xor", ["|"])}
${chain("bitwise_xor", "bitwise_and", ["^"])}
${chain("bitwise_and", "shift_expr", ["&"])}
${chain("shift_expr", "sum", ["<<", ">>"], "  | invalid_arithmetic\n")}
invalid_arithmetic:
  | sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a='not' b=inversion {!a..b 'not' after an operator must be parenthesized}
${chain("sum", "term", ["+", "-"])}
${chain("term", "factor", ["*", "/", "//", "%", "@"], "  | invalid_factor\n")}
invalid_factor:
  | ('+' | '-' | '~') a='not' b=factor {!a..b 'not' after an operator must be parenthesized}
factor*:
  | '+' factor {UnaryOp}
  | '-' factor {UnaryOp}
  | '~' factor {UnaryOp}
  | power
power:
  | await_primary '**' factor {BinOp}
  | await_primary
await_primary*:
  | 'await' primary {Await}
  | primary
primary%:
  | primary '.' NAME {Attribute}
  | primary genexp {Call}
  | primary '(' [arguments] ')' {Call}
  | primary '[' slices ']' {Subscript}
  | atom
slices:
  | slice !','
  | ','.(slice | starred_expression)+ [','] {Tuple}
slice:
  | [expression] ':' [expression] [':' [expression]] {Slice}
  | named_expression
atom:
  | a=NAME {Name}
  | 'True' {True}
  | 'False' {False}
  | 'None' {None}
  | &(STRING | FSTRING_START | TSTRING_START) strings
  | a=NUMBER {Constant}
  | &'(' (tuple | group | genexp)
  | &'[' (list | listcomp)
  | &'{' (dict | set | dictcomp | setcomp)
  | '...' {Ellipsis}
group:
  | '(' a=(yield_expr | named_expression) ')' {=a}
  | invalid_group
invalid_group:
  | '(' a=starred_expression ')' {!a cannot use starred expression here}
  | '(' a='**' expression ')' {!a cannot use double starred expression here}
lambdef:
  | 'lambda' [lambda_params] ':' expression {Lambda}
lambda_params:
  | invalid_lambda_parameters
  | lambda_parameters
string:
  | a=STRING {@string}
strings*:
  | invalid_string_tstring_concat
  | a=(fstring | string)+ {@strings}
  | tstring+ {TemplateStr}
invalid_string_tstring_concat:
  | a=(fstring | string)+ b=tstring {@mixed}
  | a=tstring+ b=(fstring | string) {@mixed}
list:
  | '[' a=[star_named_expressions] ']' {List}
tuple:
  | '(' [a=star_named_expression ',' b=[star_named_expressions]] ')' {@tuple}
set:
  | '{' star_named_expressions '}' {Set}
dict:
  | '{' [double_starred_kvpairs] '}' {Dict}
  | '{' invalid_double_starred_kvpairs '}'
double_starred_kvpairs:
  | ','.double_starred_kvpair+ [',']
double_starred_kvpair:
  | '**' bitwise_or
  | kvpair
kvpair:
  | expression ':' expression
invalid_double_starred_kvpairs:
  | ','.double_starred_kvpair+ ',' invalid_kvpair
  | expression ':' a='*' bitwise_or {!a> cannot use a starred expression in a dictionary value}
  | expression a=':' &('}' | ',') {!a expression expected after dictionary key and ':'}
invalid_kvpair:
  | a=expression !(':') {@missingColon}
  | expression ':' a='*' bitwise_or {!a> cannot use a starred expression in a dictionary value}
  | expression a=':' &('}' | ',') {!a expression expected after dictionary key and ':'}
for_if_clauses:
  | for_if_clause+
for_if_clause:
  | 'async' 'for' a=star_targets 'in' ~ b=disjunction c=('if' disjunction)* {comprehension}
  | 'for' a=star_targets 'in' ~ b=disjunction c=('if' disjunction)* {comprehension}
  | invalid_for_if_clause
  | invalid_for_target
invalid_for_if_clause:
  | 'async'? 'for' (bitwise_or (',' bitwise_or)* [',']) !'in' {!^ 'in' expected after for-loop variables}
invalid_for_target:
  | 'async'? 'for' a=star_expressions {@badLoopTarget}
listcomp:
  | '[' named_expression for_if_clauses ']' {ListComp}
  | invalid_comprehension
setcomp:
  | '{' named_expression for_if_clauses '}' {SetComp}
  | invalid_comprehension
genexp:
  | '(' (assignment_expression | expression !':=') for_if_clauses ')' {GeneratorExp}
  | invalid_comprehension
dictcomp:
  | '{' kvpair for_if_clauses '}' {DictComp}
  | invalid_dict_comprehension
invalid_comprehension:
  | ('[' | '(' | '{') a=starred_expression for_if_clauses {!a iterable unpacking cannot be used in comprehension}
  | ('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses {@comprehensionTarget}
  | ('[' | '{') a=star_named_expression b=',' for_if_clauses {!a..b did you forget parentheses around the comprehension target?}
invalid_dict_comprehension:
  | '{' a='**' bitwise_or for_if_clauses '}' {!a dict unpacking cannot be used in dict comprehension}
arguments*:
  | a=args [','] &')' {=a}
  | invalid_arguments
args:
  | a=','.(starred_expression | (assignment_expression | expression !':=') !'=')+ b=[',' kwargs] {Arguments}
  | b=kwargs {Arguments}
kwargs:
  | a=','.kwarg_or_starred+ ',' b=','.kwarg_or_double_starred+ {@kwargs}
  | a=','.kwarg_or_starred+ {@kwargs}
  | b=','.kwarg_or_double_starred+ {@kwargs}
invalid_arguments:
  | ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs) a=',' ','.(starred_expression !'=')+ {!a> iterable argument unpacking follows keyword argument unpacking}
  | a=expression b=for_if_clauses ',' [args | expression for_if_clauses] {@bareGenerator}
  | a=NAME b='=' expression for_if_clauses {!a..b invalid syntax. Maybe you meant '==' or ':=' instead of '='?}
  | [args ','] a=NAME b='=' &(',' | ')') {!a..b expected argument value expression}
  | a=args b=for_if_clauses {@generatorInCall}
  | args ',' a=expression b=for_if_clauses {@generatorTarget}
  | a=args ',' args {@argumentOrder}
starred_expression:
  | invalid_starred_expression_unpacking
  | '*' a=expression {Starred}
  | invalid_starred_expression
invalid_starred_expression_unpacking:
  | a='*' expression '=' b=expression {!a..b cannot assign to iterable argument unpacking}
invalid_starred_expression:
  | '*' {!^ Invalid star expression}
kwarg_or_starred:
  | invalid_kwarg
  | NAME '=' expression {keyword}
  | a=starred_expression
kwarg_or_double_starred:
  | invalid_kwarg
  | NAME '=' expression {keyword}
  | '**' expression {unpacking}
invalid_kwarg:
  | a=('True' | 'False' | 'None') b='=' {!a..b cannot assign to $a}
  | a=NAME b='=' expression for_if_clauses {!a..b invalid syntax. Maybe you meant '==' or ':=' instead of '='?}
  | a='**' expression '=' b=expression {!a..b cannot assign to keyword argument unpacking}
  | !(NAME '=') a=expression b='=' {!a..b expression cannot contain assignment, perhaps you meant "=="?}
`;

const TARGETS = `
star_targets:
  | star_target !','
  | star_target (',' star_target)* [','] {Tuple}
star_targets_list_seq:
  | ','.star_target+ [',']
star_targets_tuple_seq:
  | star_target (',' star_target)+ [',']
  | star_target ','
star_target*:
  | '*' (!'*' star_target) {Starred}
  | target_with_star_atom
target_with_star_atom*:
  | t_primary '.' NAME !t_lookahead {Attribute}
  | t_primary '[' slices ']' !t_lookahead {Subscript}
  | star_atom
star_atom:
  | NAME {Name}
  | '(' target_with_star_atom ')'
  | '(' [star_targets_tuple_seq] ')' {Tuple}
  | '[' [star_targets_list_seq] ']' {List}
single_target:
  | single_subscript_attribute_target
  | NAME {Name}
  | '(' single_target ')'
single_subscript_attribute_target:
  | t_primary '.' NAME !t_lookahead {Attribute}
  | t_primary '[' slices ']' !t_lookahead {Subscript}
t_primary%:
  | t_primary '.' NAME &t_lookahead
  | t_primary '[' slices ']' &t_lookahead
  | t_primary genexp &t_lookahead
  | t_primary '(' [arguments] ')' &t_lookahead
  | atom &t_lookahead
t_lookahead:
  | '('
  | '['
  | '.'
del_targets:
  | ','.del_target+ [',']
del_target*:
  | t_primary '.' NAME !t_lookahead
  | t_primary '[' slices ']' !t_lookahead
  | del_t_atom
del_t_atom:
  | NAME
  | '(' del_target ')'
  | '(' [del_targets] ')'
  | '[' [del_targets] ']'
invalid_assignment:
  | a=invalid_ann_assign_target ':' expression {!a only single target (not %a) can be annotated}
  | a=star_named_expression ',' star_named_expressions* ':' expression {!a only single target (not tuple) can be annotated}
  | a=expression ':' expression {!a illegal target for annotation}
  | (star_targets '=')* a=star_expressions '=' {@badTarget}
  | (star_targets '=')* a=yield_expr '=' {!a assignment to yield expression not possible}
  | a=star_expressions augassign annotated_rhs {!a '%a' is an illegal expression for augmented assignment}
invalid_ann_assign_target:
  | list
  | tuple
  | '(' a=invalid_ann_assign_target ')' {=a}
invalid_del_stmt:
  | 'del' a=star_expressions {@badDelete}
`;

/** The grammar. */
export const GRAMMAR: string = [
  STATEMENTS, PATTERNS, EXPRESSIONS, TARGETS, parameters("", ")", "annotation?"), parameters("lambda_", ":", ""), interpolated("f"), interpolated("t"),
].join("\n");
