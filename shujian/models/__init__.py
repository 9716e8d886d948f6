"""监督模型: specification, operators, plan, run, explanation, cases."""
