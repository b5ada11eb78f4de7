#!/bin/sh
ADMIN_PASSWORD='hunter2-2c6d8e'
deploy --api-key hunter2-6a1f3c
