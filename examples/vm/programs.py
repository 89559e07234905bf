"""Programs in the machine's assembly language."""

COUNTDOWN = """
        push 5          ; n
loop:   dup
        print
        push 1
        sub
        dup
        jzero done
        jump loop
done:   halt
"""

FACTORIAL = """
        push 1          ; result
        read            ; result n
next:   dup
        jzero done
        dup
        push 0          ; keep n in memory 0
        store
        mul
        push 0
        load
        push 1
        sub
        jump next
done:   pop
        print
        halt
"""

FIBONACCI = """
        read
        call fib
        print
        halt
fib:    dup             ; n n
        push 2
        less
        jzero more
        ret
more:   dup
        push 1
        sub
        call fib        ; n fib(n-1)
        swap
        push 2
        sub
        call fib
        add
        ret
"""

SIEVE = """
        read
        push -1
        store           ; memory[-1] = limit
        push 2
outer:  dup             ; p p
        push -1
        load
        swap
        less            ; limit < p
        jzero test
        halt
test:   dup
        load
        jzero prime
        jump next
prime:  dup
        print
        dup             ; p m
mark:   over
        add             ; p m+p
        dup
        push -1
        load
        swap
        less
        jzero set
        pop
        jump next
set:    dup
        push 1
        swap
        store
        jump mark
next:   push 1
        add
        jump outer
"""

COLLATZ = """
        read
        push 0
        push 0
        store
loop:   dup
        push 1
        eq
        jzero step
        push 0
        load
        print
        halt
step:   push 0
        load
        push 1
        add
        push 0
        store
        dup
        push 2
        mod
        jzero even
        push 3
        mul
        push 1
        add
        jump loop
even:   push 2
        div
        jump loop
"""

HELLO = "\n".join(f"push {ord(c)}\nemit" for c in "hello, machine ☺") + "\npush 42\nprint\npush '!'\nemit\nhalt"
