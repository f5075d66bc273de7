"""The pages and the API over the record, and the JSON, CSV and HTML shapes that the command line shares with them.

Server-rendered, no script, nothing from elsewhere; every answer passes the same headers, hosts and log.
May enter: questions to the archive, stopping by a token of alerts; no rule of the domain.
"""
