"""What the law and the codes require, as dated, cited data. Standard library only."""
