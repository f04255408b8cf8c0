// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/learning.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace naru;
using namespace naru::lessons;

namespace {

struct Answer {
    int exit = -1;
    QByteArray said, complained;
    QJsonObject json;
    QString seal() const { return json.value(QStringLiteral("seal")).toString(); }
};

/// Runs the real naructl.
Answer naructl(const QStringList& arguments, const QByteArray& typed = {})
{
    QProcess process;
    process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"), arguments);
    process.write(typed);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        return {};
    const QByteArray said = process.readAllStandardOutput();
    return {process.exitCode(), said, process.readAllStandardError(), QJsonDocument::fromJson(said).object()};
}

QString dataOf(const test::DeskStage& stage)
{
    return stage.folder.filePath(QStringLiteral("data"));
}

Answer verify(const test::DeskStage& at, const QByteArray& text)
{
    return naructl({QStringLiteral("card"), QStringLiteral("verify"), QStringLiteral("-"), QStringLiteral("--json"),
                       QStringLiteral("--data"), dataOf(at)},
        text);
}

} // namespace

class CardCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesWithoutANetwork()
    {
        test::DeskStage home, other;
        QVERIFY(home.open() && home.setUp() && other.open() && other.setUp());
        const auto* learning = other.desk->learning();
        Progress progress;
        QVERIFY(progress.note(QStringLiteral("E1"), Mode::Solo, learning->today()));
        const QByteArray card = learning->makeCard(progress)->code;
        const QByteArray certificate = learning->makeCertificate(progress, {QStringLiteral("E1")})->code;

        const Answer own = verify(other, certificate);
        QCOMPARE(own.exit, 0);
        QCOMPARE(own.seal(), QStringLiteral("ours"));
        QCOMPARE(own.json.value(QStringLiteral("sort")).toString(), QStringLiteral("certificate"));
        const QJsonArray list = own.json.value(QStringLiteral("lessons")).toArray();
        QCOMPARE(list.size(), 1);
        QCOMPARE(list[0].toObject().value(QStringLiteral("place")).toString(), QStringLiteral("E1"));
        for (const QByteArray& text : {card, certificate}) {
            const Answer unknown = verify(home, text);
            QCOMPARE(unknown.exit, 3);
            QCOMPARE(unknown.seal(), QStringLiteral("unknown"));
        }

        QFile file(home.folder.filePath(QStringLiteral("key.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(*other.desk->deskKeyText()) > 0);
        file.close();
        home.desk.reset();
        const Answer imported = naructl({QStringLiteral("--data"), dataOf(home), QStringLiteral("desk"),
                                            QStringLiteral("key"), QStringLiteral("import"), file.fileName()},
            "1\n" + test::goodPin.toLatin1() + "\n");
        QVERIFY2(imported.exit == 0, imported.complained.constData());
        QCOMPARE(verify(home, certificate).exit, 0);
        QCOMPARE(verify(home, card).exit, 0);

        QByteArray changed = certificate;
        changed[changed.size() - 20] = changed[changed.size() - 20] == '0' ? '1' : '0';
        const Answer altered = verify(home, changed);
        QCOMPARE(altered.exit, 1);
        QCOMPARE(altered.seal(), QStringLiteral("altered"));
        const Answer torn = verify(home, card.chopped(9));
        QCOMPARE(torn.exit, 2);
        QCOMPARE(torn.json.value(QStringLiteral("fault")).toString(), QStringLiteral("lessons.card_torn"));
        QCOMPARE(naructl({QStringLiteral("card"), QStringLiteral("verify")}).exit, 2);
    }
};

NARU_TEST(CardCommandTest)
#include "tst_cardcommand.moc"
