package extract

import "flag"

// Update says that tests write what they would compare with.
var Update = flag.Bool("update", false, "write golden files, and with EXTRACT_BENCH the weights")
