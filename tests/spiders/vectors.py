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
    # more spellings of one address: mixed bases, overflow, padding, every form that carries an IPv4 address
    "http://0x7F.0X0.0.1:{port}/", "http://0177.0x0.0.1:{port}/", "http://127.0x000001:{port}/", "http://0x7f000001.:{port}/",
    "http://4294967296:{port}/", "http://6425673729:{port}/", "http://127.0.0.257:{port}/", "http://127.0.0.1.1:{port}/",
    "http://0000127.0.0.1:{port}/", "http://256.256.256.256:{port}/", "http://127.0.0.1..:{port}/", "http://-127.0.0.1:{port}/0x",
    "http://[0:0:0:0:0:ffff:127.0.0.1]:{port}/", "http://[::FFFF:7F00:0001]:{port}/", "http://[::ffff:10.0.0.1]:{port}/",
    "http://[::ffff:169.254.169.254]:{port}/", "http://[::ffff:a9fe:a9fe]:{port}/", "http://[::169.254.169.254]:{port}/",
    "http://[64:ff9b::10.0.0.1]:{port}/", "http://[64:ff9b::a9fe:a9fe]:{port}/", "http://[2002:a00:1::]:{port}/",
    "http://[2002:a9fe:a9fe::1]:{port}/", "http://[2002:c0a8:101::1]:{port}/", "http://[2001:0:a9fe:a9fe::]:{port}/",
    "http://[2001:0:5ef5:79fd:0:0:80ff:fffe]:{port}/", "http://[::1]:{port}#@example.org/", "http://[::1].example.org:{port}/",
    "http://[fe80::1%25eth0]:{port}/", "http://[fe80::1%eth0]:{port}/", "http://[::1%2525lo]:{port}/", "http://[127.0.0.1]:{port}/",
    "http://[::1]]:{port}/", "http://[[::1]]:{port}/", "http://[]:{port}/", "http://[::ffff:0x7f.1]:{port}/", "http://[:::1]:{port}/",
    "http://127．0．0．1:{port}/", "http://127｡0｡0｡1:{port}/", "http://١٢٧.0.0.1:{port}/", "http://locaℓhost:{port}/",
    "http://localhoſt:{port}/", "http://[：：1]:{port}/", "http://127.0.0.1\u200b:{port}/", "http://\u00ad127.0.0.1:{port}/",
    # more tricks with what stands before and after the host
    "http://example.org%40127.0.0.1:{port}/", "http://example.org%23@127.0.0.1:{port}/", "http://127.0.0.1%20:{port}/",
    "http://127.0.0.1%0d%0a:{port}/", "http://127.0.0.1\r\nHost: example.org:{port}/", "http://:{port}/", "http://@127.0.0.1:{port}/",
    "http://:@127.0.0.1:{port}/", "http://example.org:80@127.0.0.1:{port}/", "http://example.org;@127.0.0.1:{port}/",
    "http://127.0.0.1;.example.org:{port}/", "http://127.0.0.1,example.org:{port}/", "http://127.0.0.1&@example.org#@x:{port}/",
    "http:\\\\127.0.0.1:{port}\\", "http:/\\127.0.0.1:{port}/", "\\\\127.0.0.1:{port}\\share", "http://127.0.0.1:{port}?@example.org/",
    "http://127.0.0.1:{port};/", "http://127.0.0.1:0{port}/", "http://127.0.0.1:{port}0000/", "http://127.0.0.1:0x1f90/",
    "http://127.0.0.1:-1/", "http://127.0.0.1: {port}/", " http://127.0.0.1:{port}/", "HTTP://127.0.0.1:{port}/",
    # more schemes, wrapped and misspelt
    "view-source:http://127.0.0.1:{port}/", "feed:http://127.0.0.1:{port}/", "jar:http://127.0.0.1:{port}/!/", "url:http://127.0.0.1:{port}/",
    "netdoc:///etc/passwd", "ldap://127.0.0.1:{port}/", "tftp://127.0.0.1:{port}/x", "ssh://127.0.0.1:{port}/", "s3://bucket/key",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/info", "httpx://127.0.0.1:{port}/", "h\tttp://127.0.0.1:{port}/", "file://127.0.0.1/etc/passwd",
    # more places that answer inside a provider's or a home network
    "http://169.254.170.2:{port}/v2/credentials", "http://100.100.100.200:{port}/latest/meta-data/", "http://192.0.0.192:{port}/opc/v1/",
    "http://168.63.129.16:{port}/machine/", "http://192.0.0.170:{port}/", "http://25.0.0.1:22/", "http://[fd20:ce::254]:{port}/",
    "http://[fe80::a9fe:a9fe]:{port}/", "http://[ff05::1:3]:{port}/", "http://[2001:2::1]:{port}/", "http://[2001:20::1]:{port}/",
    "http://[100:0:0:1::1]:{port}/", "http://[200::1]:{port}/", "http://[3ffe::1%1]:{port}/",
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
