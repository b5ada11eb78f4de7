#!/bin/sh
# Made from the schema by alphaswarm-settings. Do not edit.
echo mine
