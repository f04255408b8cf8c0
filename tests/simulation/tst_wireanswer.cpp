// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "sync/wire/answer.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::wire;
using codec::CborWriter;

namespace {

Accepted whole()
{
    Accepted answer;
    answer.head = {3, 900, QByteArray(32, 'h')};
    answer.hubTime = Instant(Milliseconds(1'795'316'400'123));
    answer.receipt = QByteArray(72, 'r');
    answer.held = {{1, 17, QStringLiteral("unknown_schema")}, {3, 2, QStringLiteral("unreadable")}};
    answer.entriesMax = 120;
    answer.after = Milliseconds(1500);
    answer.packs = {{QStringLiteral("trust"), 7}, {QStringLiteral("fee"), 1}};
    answer.checkpoint = "naru.example/hub\n0\n\n";
    return answer;
}

bool isBad(const QByteArray& bytes)
{
    const auto accepted = acceptedOf(bytes);
    const auto refused = refusalOf(bytes);
    return !accepted && accepted.fault().is(WireFault::BadAnswer) && !refused
        && refused.fault().is(WireFault::BadAnswer);
}

CborWriter headAndTime(quint64 pairs)
{
    CborWriter out;
    out.map(pairs).number(0).array(3).number(1).number(0).bytes(QByteArray(32, '\0'));
    out.number(3).number(1000).number(4).bytes("");
    return out;
}

} // namespace

class WireAnswerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesAsItWent()
    {
        const Accepted sent = whole();
        const auto read = acceptedOf(bytesOf(sent));
        QVERIFY(read);
        QVERIFY(read->head == sent.head && read->hubTime == sent.hubTime && read->after == sent.after);
        QVERIFY(read->receipt == sent.receipt && read->held == sent.held && read->packs == sent.packs);
        QVERIFY(read->entriesMax == sent.entriesMax && read->checkpoint == sent.checkpoint);
        QCOMPARE(bytesOf(*read), bytesOf(sent));
        QVERIFY(!refusalOf(bytesOf(sent)));
    }

    void saysWhyNot()
    {
        for (const Refusal& sent : {Refusal{QStringLiteral("busy"), {}, {}},
                 Refusal{QStringLiteral("fork"), Head{2, 5, QByteArray(32, 'h')}, {}},
                 Refusal{QStringLiteral("bad_entry"), {}, 499}}) {
            const auto read = refusalOf(bytesOf(sent));
            QVERIFY(read);
            QVERIFY(read->code == sent.code && read->head == sent.head && read->entry == sent.entry);
            QVERIFY(!acceptedOf(bytesOf(sent)));
        }
    }

    void aHubsSlipDoesNotStopADesk()
    {
        const auto read = acceptedOf(headAndTime(6)
                                         .number(5)
                                         .array(0)
                                         .number(6)
                                         .number(1'000'000)
                                         .number(7)
                                         .number(std::numeric_limits<qint64>::max())
                                         .take());
        QVERIFY(read);
        QCOMPARE(read->entriesMax, wire::entriesMax);
        QCOMPARE(read->after.count(), afterMax.count());
        const auto none = acceptedOf(headAndTime(5).number(5).array(0).number(6).number(0).take());
        QVERIFY(none && none->entriesMax == wire::entriesMax && none->after.count() == 0);
    }

    void takesWhatANewerHubAdds()
    {
        const auto read = acceptedOf(headAndTime(6)
                                         .number(5)
                                         .array(1)
                                         .array(4)
                                         .number(1)
                                         .number(2)
                                         .text("new_reason")
                                         .text("more")
                                         .number(10)
                                         .number(9)
                                         .number(70)
                                         .array(0)
                                         .take());
        QVERIFY(read && read->held.size() == 1);
        QVERIFY(refusalOf(CborWriter().map(2).number(0).text("gone").number(9).null().take()));
    }

    void refusesWhatIsNoAnswer()
    {
        QVERIFY(isBad({}));
        QVERIFY(isBad("<html>502 Bad Gateway</html>"));
        QVERIFY(isBad(bytesOf(whole()) + '\0'));
        QVERIFY(isBad(QByteArray(300'000, '\0')));
        QVERIFY(isBad(CborWriter().map(1).number(0).text("").take()));
        QVERIFY(isBad(CborWriter().map(1).number(0).text("<script>").take()));
        QVERIFY(isBad(CborWriter().map(1).number(0).text(QString(33, u'a')).take()));
        QVERIFY(isBad(CborWriter().map(2).number(0).text("fork").number(1).array(0).take()));
        QVERIFY(isBad(CborWriter().map(2).number(0).text("bad_entry").number(2).number(500).take()));
        QVERIFY(isBad(headAndTime(3).take())); // nothing of what is held
        QVERIFY(isBad(headAndTime(4).number(5).array(1).array(3).number(1).number(0).text("x").take()));
        QVERIFY(isBad(headAndTime(5).number(5).array(0).number(9).bytes(QByteArray(9000, 'c')).take()));
        QVERIFY(isBad(headAndTime(5).number(5).array(0).number(8).map(1).text("").number(1).take()));
        CborWriter many = headAndTime(4);
        many.number(5).array(101);
        for (int i = 0; i < 101; ++i)
            many.array(3).number(1).number(1).text("x");
        QVERIFY(isBad(many.take()));
        const QByteArray good = bytesOf(whole());
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY(isBad(good.first(size)));
    }
};

NARU_TEST(WireAnswerTest)
#include "tst_wireanswer.moc"
