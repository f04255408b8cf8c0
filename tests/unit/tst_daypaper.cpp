// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/daypaper.h"
#include "app/paper/pdf.h"
#include "app/paper/raster.h"
#include "tests/support/shots.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using namespace naru::payments::dayclose;

namespace {

DayReport closed()
{
    DayReport report;
    report.kind = DayReport::Kind::Z;
    report.number = 218;
    report.at = *parseRfc3339(u"2026-11-20T08:46:00Z");
    report.date = koreanDate(report.at);
    report.by = 1;
    report.second = 2;
    report.card = {{Won{86'400}, 31}, {}, {}};
    report.cash = {{Won{58'200}, 27}, {}, {}};
    report.staff = {{1, Method::Card, report.card}, {1, Method::Cash, report.cash}};
    report.shifts = {{1, 1, report.at - std::chrono::hours(9), Won{0}, report.at, Won{58'200}, Won{58'100},
        QStringLiteral("백원이 모자람")}};
    for (const MatchClass what : allMatchClasses)
        report.rows.append({what, 0, {}, {}, {}});
    report.rows[0] = {MatchClass::Matched, 31, Won{86'400}, Won{86'400}, Won{86'400}};
    for (int i = 0; i < openItemsMax; ++i)
        report.open.append({OpenKind::InDoubt, Finding::None, QStringLiteral("A100000007"), QStringLiteral("B-7"),
            Won{400}, report.at});
    report.openInAll = report.doubt = {Won{400 * openItemsMax}, openItemsMax};
    report.hash = QByteArray(32, '\x5a');
    return report;
}

QString textOf(const paper::Document& document)
{
    QString text;
    for (const paper::Block& block : document.blocks) {
        if (const auto* const words = std::get_if<paper::Text>(&block))
            text += words->text + u'\n';
        if (const auto* const pair = std::get_if<paper::Pair>(&block))
            text += pair->name + u'|' + pair->value + u'\n';
        if (const auto* const table = std::get_if<paper::Table>(&block)) {
            for (const paper::Row& row : table->rows)
                text += row.cells.join(u'|') + u'\n';
        }
    }
    return text;
}

const Names names{QStringLiteral("나루동 행정복지센터"), QStringLiteral("2번 창구"), {{1, QStringLiteral("김나루")}}};

} // namespace

class DayPaperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheFiguresSay()
    {
        const QString text = textOf(desk::documentOf(closed(), names, words::Language::Korean));
        for (const char16_t* part : {u"마감 보고서 Z 0218", u"받은 돈|144,600원", u"확인 중 (받은 돈에서 뺌)|120,000원",
                 u"서로 맞음|86,400원|86,400원|86,400원|31", u"백원이 모자람|-100원", u"모두|300|120,000원"})
            QVERIFY2(text.contains(QStringView(part)), qPrintable(text));
        QVERIFY(textOf(desk::documentOf(closed(), names, words::Language::English)).contains(u"Z report 0218"));
    }

    void goesOnAPage()
    {
        const auto page = paper::pdf(desk::documentOf(closed(), names, words::Language::Korean));
        QVERIFY2(page, page ? "" : page.fault().name());
        QVERIFY(page->startsWith("%PDF"));
        QCOMPARE(*paper::pdf(desk::documentOf(closed(), names, words::Language::Korean)), *page);
        test::keepShot(QStringLiteral("day-report.pdf"), *page);
    }

    void goesOnARoll()
    {
        const auto drawn = paper::raster(desk::documentOf(closed(), names, words::Language::Korean), paper::roll80);
        QVERIFY2(drawn, drawn ? "" : drawn.fault().name());
        test::keepShot(QStringLiteral("day-report-80.png"), *drawn);
    }
};

NARU_TEST(DayPaperTest)
#include "tst_daypaper.moc"
