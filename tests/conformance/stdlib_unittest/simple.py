import unittest, io
class T(unittest.TestCase):
    def setUp(self): self.x = 1
    def test_ok(self): self.assertEqual(self.x, 1); self.assertTrue([1]); self.assertIn(1, [1])
    def test_fail(self): self.assertEqual(1, 2, "msg")
    def test_error(self): raise KeyError("k")
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as c: 1 / 0
        self.assertIn("division", str(c.exception))
    @unittest.skip("later")
    def test_skip(self): pass
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 5)
out = io.StringIO()
r = unittest.TextTestRunner(stream=out, verbosity=0).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), r.wasSuccessful(), r.failures[0][1].splitlines()[-1])
