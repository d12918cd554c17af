import pytest

from holdspace.web.written import written

REL = 'rel="noopener noreferrer nofollow"'


@pytest.mark.parametrize(
    ("said", "html"),
    [
        ("One\n\n- a\n- **b**", "<p>One</p>\n<ul>\n<li>a</li>\n<li><strong>b</strong></li>\n</ul>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("# One\n## Two\n##### Five", "<h3>One</h3>\n<h4>Two</h4>\n<h6>Five</h6>\n"),
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
