from __future__ import annotations, generator_stop as gs, division
# Future imports bind names, whose values say since when the feature is there.
print(annotations, gs, division)
print(annotations.compiler_flag, annotations.optional, annotations.mandatory, annotations.getOptionalRelease(), division.getMandatoryRelease())
import __future__
print(__future__.all_feature_names, __future__.annotations is annotations)
for t in ("from __future__ import nope", "x = 1\nfrom __future__ import annotations", "from __future__ import braces", "from __future__ import *", "def f():\n from __future__ import division", '"doc"\n"second"\nfrom __future__ import division', "from __future__ import (division, annotations as a)\nprint(division is not None, a)", "from .__future__ import x", "from __future__ import division; from __future__ import annotations; print(annotations)"):
    try:
        exec(t)
        print(repr(t), "is fine")
    except Exception as e:
        print(repr(t), type(e).__name__, e)
