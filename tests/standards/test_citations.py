"""Citations of standards and laws, as people write them."""

import pytest

from tongbase.standards.rules.citations import Citation, clause_key, read_citation


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("GB/T 2261.1-2003", Citation("GB/T2261.1", "2003")),
        ("GB/T 2261.1—2003 第3章", Citation("GB/T2261.1", "2003", "3")),
        ("gb 11643-1999 4.2", Citation("GB11643", "1999", "4.2")),
        ("GB/T 19488.2-2008 附录A", Citation("GB/T19488.2", "2008", "A")),
        ("GB 32100-2015 附录 B.1", Citation("GB32100", "2015", "B.1")),
        ("GA/T 2000.156-2016 表1", Citation("GA/T2000.156", "2016", "1")),
        ("DB42/T 1551-2020 5", Citation("DB42/T1551", "2020", "5")),
        ("GB/T 2260", Citation("GB/T2260")),
        ("ISO 3166-1", Citation("ISO3166", "", "1")),
        ("《政务数据共享条例》第二十一条", Citation("政务数据共享条例", "", "21")),
        ("《政务数据共享条例》", Citation("政务数据共享条例")),
        ("发改高技〔2017〕1272号", Citation("发改高技〔2017〕1272号")),
        ("《中华人民共和国公司法》第四十八条", Citation("公司法", "", "48")),
        ("中华人民共和国国务院令第809号", Citation("国令第809号")),
        ("GB/T 17295-2008(采用第20号建议书)", Citation("GB/T17295", "2008")),
        ("《统计上划分城乡的规定》(国函〔2008〕60号)", Citation("统计上划分城乡的规定")),
        ("《行政处罚法》(2021年修订)第9条", Citation("行政处罚法", "", "9")),
        ("", Citation("")),
    ],
)
def test_a_citation_is_a_document_and_a_clause(text: str, told: Citation):
    assert read_citation(text) == told


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("第十条", "10"),
        ("第二十一条", "21"),
        ("第一百零三条", "103"),
        ("3.1", "3.1"),
        ("附录A", "A"),
    ],
)
def test_a_clause_is_called_one_way(text: str, key: str):
    assert clause_key(text) == key
