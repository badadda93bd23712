# Every line is a way to say `python3 start.py ...`; without make, say just that.
.PHONY: run test check fix bench schermafdrukken bijwerken openapi messages
run: ; python3 start.py
test: ; python3 start.py test
check: ; python3 start.py check
fix: ; python3 start.py fix
bench: ; python3 start.py bench
schermafdrukken: ; python3 start.py schermafdrukken
bijwerken openapi messages: ; python3 start.py bijwerken
