"""The whole way, as an operator, a seller or an analyst goes it: command line and HTTP only."""
