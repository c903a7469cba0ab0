"""The grammar of attribution for languages with cases: who speaks shows in the endings, not in the places of words."""
