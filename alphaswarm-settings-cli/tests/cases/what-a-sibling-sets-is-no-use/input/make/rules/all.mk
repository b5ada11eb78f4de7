TOOL = $(BIN)/tool
other:
	$(TOOL) $(APP_PASSWORD)
