"""The benches: accuracy on gold sets, the blind audit, and speed. They import Comity; Comity never imports them."""
