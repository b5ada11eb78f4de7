echo $B_LEVEL
