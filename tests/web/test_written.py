import pytest

from holdspace.web.written import written

REL = 'rel="noopener noreferrer nofollow"'


@pytest.mark.parametrize(
    ("said", "html"),
    [
        ("One\n\n- a\n- **b**", "<p>One</p>\n<ul>\n<li>a</li>\n<li><strong>b</strong></li>\n</ul>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("# One\n## Two\n##### Five", "<h3>One</h3>\n<h4>Two</h4>\n<h5>Five</h5>\n"),
        ("#### Four\n## Two\n### Three\n# One", "<h3>Four</h3>\n<h3>Two</h3>\n<h4>Three</h4>\n<h3>One</h3>\n"),
        ("# a\n## a\n### a\n#### a\n##### a", "<h3>a</h3>\n<h4>a</h4>\n<h5>a</h5>\n<h6>a</h6>\n<h6>a</h6>\n"),
        ("<b>x</b> & <script>y</script>", "<p>&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;y&lt;/script&gt;</p>\n"),
        ("<div onclick=x>\n\ny", "<p>&lt;div onclick=x&gt;</p>\n<p>y</p>\n"),
        ("[a](https://example.org)", f'<p><a href="https://example.org" {REL}>a</a></p>\n'),
        ("<https://example.org>", f'<p><a href="https://example.org" {REL}>https://example.org</a></p>\n'),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
        ("[a](data:text/html;base64,x)", "<p>[a](data:text/html;base64,x)</p>\n"),
        (
            '[a](https://example.org "x\\" onclick=y")',
            f'<p><a href="https://example.org" title="x&quot; onclick=y" {REL}>a</a></p>\n',
        ),
        ("![a](https://example.org/track.gif)", f'<p>!<a href="https://example.org/track.gif" {REL}>a</a></p>\n'),
        ("", ""),
    ],
)
def test_markdown_becomes_safe_html(said, html):
    assert written(said) == html
