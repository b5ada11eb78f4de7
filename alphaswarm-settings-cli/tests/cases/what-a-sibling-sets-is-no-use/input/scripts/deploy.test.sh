export ONLY_A_TEST_SETS=1
./deploy.sh
