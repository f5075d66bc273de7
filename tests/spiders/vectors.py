"""Addresses that no crawl may connect to, in all spellings that parsers have been fooled with (S2 to S7)."""

# `{port}` is a port on which this machine listens on all its addresses; the guard is told that the port is usual.
FORBIDDEN = (
    # schemes and forms (S2, S3)
    "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:{port}/_x", "data:text/html,x", "javascript:alert(1)",
    "blob:http://127.0.0.1:{port}/x", "dict://127.0.0.1:{port}/", "//127.0.0.1:{port}/", "http:/127.0.0.1:{port}/",
    "http:127.0.0.1:{port}", "http:///127.0.0.1:{port}/", "http://", "about:blank", "ws://127.0.0.1:{port}/",
    "http://a@127.0.0.1:{port}/", "http://example.org@127.0.0.1:{port}/", "http://a:b@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@example.org/", "http://example.org\\@127.0.0.1:{port}/", "http://example.org#@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@example.org/", "http://127.0.0.1%2f:{port}/", "http://127.0.0.1%00.example.org:{port}/",
    "http://%31%32%37.0.0.1:{port}/", "http://127.0.0.1\t:{port}/", "http://127.0.0.1 .example.org:{port}/",
    "http://127.0.0.1:{port}:80/", "http://127.0.0.1:+{port}/", "http://example.org:99999/", "http://exa mple.org/",
    # one address, many spellings (S5)
    "http://127.0.0.1:{port}/", "http://127.0.0.2:{port}/", "http://127.255.255.254:{port}/", "http://127.1:{port}/",
    "http://127.0.1:{port}/", "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://0x7f.0.0.1:{port}/",
    "http://0x7f.1:{port}/", "http://0177.0.0.1:{port}/", "http://017700000001:{port}/", "http://127.0.0.01:{port}/",
    "http://0:{port}/", "http://0.0.0.0:{port}/", "http://00000000:{port}/", "http://127.0.0.1.:{port}/",
    "http://[::1]:{port}/", "http://[::]:{port}/", "http://[0:0:0:0:0:0:0:1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/", "http://[::127.0.0.1]:{port}/", "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/", "http://[64:ff9b:1::7f00:1]:{port}/", "http://[2002:7f00:1::]:{port}/",
    "http://[2001:0:7f00:1::]:{port}/", "http://[::ffff:0:127.0.0.1]:{port}/", "http://[::1%25lo]:{port}/",
    "http://[::1%lo]:{port}/", "http://[v1.x]:{port}/", "http://[::1:{port}/",
    "http://１２７.0.0.1:{port}/", "http://127。0。0。1:{port}/", "http://①②⑦.0.0.1:{port}/", "http://ⓛocalhost:{port}/",
    "http://localhost:{port}/", "http://LOCALHOST:{port}/", "http://localhost.:{port}/", "http://ip6-localhost:{port}/",
    # ranges (S6)
    "http://10.0.0.1:{port}/", "http://172.16.0.1:{port}/", "http://172.31.255.255:{port}/", "http://192.168.1.1:{port}/",
    "http://169.254.169.254:{port}/latest/meta-data/", "http://169.254.0.1:{port}/", "http://100.64.0.1:{port}/",
    "http://100.127.255.255:{port}/", "http://192.0.0.1:{port}/", "http://192.0.2.1:{port}/", "http://192.88.99.1:{port}/",
    "http://198.18.0.1:{port}/", "http://198.19.255.255:{port}/", "http://198.51.100.1:{port}/", "http://203.0.113.1:{port}/",
    "http://224.0.0.1:{port}/", "http://239.255.255.255:{port}/", "http://240.0.0.1:{port}/", "http://255.255.255.255:{port}/",
    "http://0.1.2.3:{port}/", "http://[fe80::1]:{port}/", "http://[fec0::1]:{port}/", "http://[fc00::1]:{port}/",
    "http://[fd00:ec2::254]:{port}/", "http://[ff02::1]:{port}/", "http://[100::1]:{port}/", "http://[2001:db8::1]:{port}/",
    "http://[2001:10::1]:{port}/", "http://[3fff::1]:{port}/", "http://[4000::1]:{port}/", "http://[5f00::1]:{port}/",
    # names without a dot, and ports (S2)
    "http://metadata:{port}/", "http://intranet/", "http://.example.org:{port}/", "http://example..org:{port}/",
    "http://example.org:22/", "http://example.org:25/", "http://example.org:6379/", "http://example.org:8080/",
    "http://example.org:0/", "https://example.org:8443/",
)  # fmt: skip

PUBLIC = (
    "http://example.org/", "https://www.cbp.gov/rss/trade", "http://8.8.8.8/", "https://[2606:4700::1]/",
    "http://example.org:80/a?b=c%7Cd&e=\"@:", "https://www.gov.uk/api/search.json?a[]=1", "http://EXAMPLE.org:443/",
    "https://xn--bcher-kva.example/", "http://[64:ff9b::808:808]/", "http://under_score.example.org/",
)  # fmt: skip
