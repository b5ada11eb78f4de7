echo "$OLD_A" "$OLD_B" "$NEW_A"
