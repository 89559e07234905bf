"""Markdown to HTML: headings, paragraphs, nested lists, quotes, code, tables, emphasis, links, and a table of contents."""


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def slug(text):
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


class Inline:
    """Turns the marks inside one piece of text into tags."""

    PAIRS = (("***", "<strong><em>", "</em></strong>"), ("**", "<strong>", "</strong>"), ("*", "<em>", "</em>"), ("~~", "<del>", "</del>"))

    def __init__(self, references):
        self.references = references

    def render(self, text):
        out = []
        i = 0
        while i < len(text):
            piece, length = self.piece(text, i)
            out.append(piece)
            i += length
        return "".join(out)

    def piece(self, text, i):
        char = text[i]
        if char == "\\" and i + 1 < len(text):
            return escape(text[i + 1]), 2
        if char == "`":
            end = text.find("`", i + 1)
            if end > 0:
                return f"<code>{escape(text[i + 1:end])}</code>", end + 1 - i
        for mark, opening, closing in self.PAIRS:
            if text.startswith(mark, i):
                end = text.find(mark, i + len(mark))
                inside = text[i + len(mark):end]
                if end > 0 and inside and not inside[0].isspace() and not inside[-1].isspace():
                    return opening + self.render(inside) + closing, end + len(mark) - i
        if char == "[" or text.startswith("![", i):
            if link := self.link(text, i):
                return link
        return escape(char), 1

    def link(self, text, i):
        start = text.index("[", i)
        middle = text.find("]", start)
        if middle < 0:
            return None
        label = text[start + 1:middle]
        if text.startswith("(", middle + 1):
            end = text.find(")", middle)
            target, _, title = text[middle + 2:end].partition(" ")
        elif text.startswith("[", middle + 1):
            end = text.find("]", middle + 2)
            name = text[middle + 2:end] or label
            if name.lower() not in self.references:
                return None
            target, title = self.references[name.lower()], ""
        else:
            return None
        title = f' title="{escape(title.strip(chr(34)))}"' if title else ""
        if text[i] == "!":
            return f'<img src="{escape(target)}" alt="{escape(label)}"{title}>', end + 1 - i
        return f'<a href="{escape(target)}"{title}>{self.render(label)}</a>', end + 1 - i


class Markdown:
    def __init__(self, source):
        self.references = {}
        self.contents = []
        lines = []
        for line in source.expandtabs(4).splitlines():
            name, separator, target = line.partition("]: ")
            if separator and name.startswith("["):
                self.references[name[1:].lower()] = target.strip()
            else:
                lines.append(line)
        self.inline = Inline(self.references)
        self.html = "\n".join(self.blocks(lines))

    def blocks(self, lines):
        i = 0
        while i < len(lines):
            line = lines[i]
            if not line.strip():
                i += 1
            elif line.startswith("```"):
                language = line[3:].strip()
                end = i + 1
                while end < len(lines) and not lines[end].startswith("```"):
                    end += 1
                attribute = f' class="language-{language}"' if language else ""
                yield f"<pre><code{attribute}>" + escape("\n".join(lines[i + 1:end])) + "</code></pre>"
                i = end + 1
            elif line.startswith("#"):
                yield self.heading(line)
                i += 1
            elif set(line.strip()) <= set("-* ") and line.count("-") + line.count("*") >= 3:
                yield "<hr>"
                i += 1
            elif line.startswith(">"):
                end = self.span(lines, i, lambda l: l.startswith(">"))
                inner = [l[1:].removeprefix(" ") for l in lines[i:end]]
                yield "<blockquote>\n" + "\n".join(self.blocks(inner)) + "\n</blockquote>"
                i = end
            elif self.bullet(line):
                end = self.span(lines, i, lambda l: self.bullet(l) or l.startswith("  "))
                yield self.list(lines[i:end])
                i = end
            elif "|" in line and i + 1 < len(lines) and set(lines[i + 1].strip()) <= set("|-: ") and "-" in lines[i + 1]:
                end = self.span(lines, i, lambda l: "|" in l)
                yield self.table(lines[i:end])
                i = end
            else:
                end = self.span(lines, i, lambda l: l.strip() and not l.startswith(("#", ">", "```")) and not self.bullet(l))
                text = " ".join(l.strip() for l in lines[i:end])
                yield f"<p>{self.inline.render(text)}</p>"
                i = end

    @staticmethod
    def span(lines, start, belongs):
        end = start + 1
        while end < len(lines) and belongs(lines[end]):
            end += 1
        return end

    @staticmethod
    def bullet(line):
        head, _, rest = line.partition(" ")
        if head in ("-", "*", "+") and rest:
            return "ul"
        if head[:-1].isdigit() and head.endswith(".") and rest:
            return "ol"
        return None

    def heading(self, line):
        level = len(line) - len(line.lstrip("#"))
        text = line[level:].strip(" #")
        self.contents.append((level, text))
        return f'<h{level} id="{slug(text)}">{self.inline.render(text)}</h{level}>'

    def list(self, lines):
        kind = self.bullet(lines[0])
        items = []
        for line in lines:
            if self.bullet(line):
                items.append([line.partition(" ")[2]])
            else:
                items[-1].append(line[2:])
        out = [f"<{kind}>"]
        for first, *rest in items:
            check = ""
            for mark, state in (("[ ] ", ""), ("[x] ", " checked")):
                if first.startswith(mark):
                    first, check = first[4:], f'<input type="checkbox"{state}> '
            inner = "\n" + "\n".join(self.blocks(rest)) + "\n" if rest else ""
            out.append(f"<li>{check}{self.inline.render(first)}{inner}</li>")
        return "\n".join([*out, f"</{kind}>"])

    def table(self, lines):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
        head, rule, *body = rows
        align = ["center" if r.startswith(":") and r.endswith(":") else "right" if r.endswith(":") else "" for r in rule]
        out = ["<table>"]
        for tag, group in (("th", [head]), ("td", body)):
            for row in group:
                cells = "".join(
                    f"<{tag}{f' align={a!r}' if a else ''}>{self.inline.render(cell)}</{tag}>" for cell, a in zip(row, align)
                )
                out.append(f"<tr>{cells}</tr>")
        return "\n".join([*out, "</table>"])

    def table_of_contents(self):
        return "\n".join("  " * (level - 1) + f"* {text} (#{slug(text)})" for level, text in self.contents)


SOURCE = '''# Molt & friends

A *small* converter with **strong** opinions, ***both*** at once, ~~no bugs~~ and `code <b>`.
Second line of the same paragraph \\*not emphasised\\*, 2 * 3 * 4 and "quotes".

## Lists of things

- first with a [link](http://example.com "Example")
- second
  - nested **deep**
  - nested again
    1. numbered
    2. inside
- [x] done
- [ ] open

1. one
2. two

## Code ##

```python
def f(x):
    return x < 2 & x > "1"
```

> A quote with *style*
> > and a quote inside
>
> - even a list

---

| Name   | Price | Note      |
|--------|------:|:---------:|
| saw    | 12.50 | *sharp*   |
| a < b  | 3     | `x|`      |

See [the docs][docs] or [Docs][] and ![a picture](pic.png), but not [this] or [that][nowhere].

[docs]: https://example.org/docs?a=1&b=2
'''


def main():
    document = Markdown(SOURCE)
    print(document.table_of_contents())
    print()
    print(document.html)


main()
