// SPDX-License-Identifier: GPL-3.0-or-later
// A trainer's desk and two kiosks in processes of their own, that are killed and come back.
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

using namespace naru;

namespace {

constexpr int patienceMs = 30'000;

class ClassDesk {
public:
    ClassDesk(const QString& kind, const QString& folder, const QString& name)
        : m_words{kind, folder, name}
    {
        start();
    }
    ~ClassDesk() { kill(); }
    void start()
    {
        m_said.clear();
        m_desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_desk.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru_class_desk"), m_words);
    }
    /// As a power cut does.
    void kill()
    {
        m_desk.kill();
        m_desk.waitForFinished();
    }
    void order(const QString& what, const QString& word)
    {
        m_desk.write((what + u'\t' + word + u'\n').toUtf8());
        m_desk.waitForBytesWritten(patienceMs);
    }
    void forget() { m_said.clear(); }
    /// What stands behind the first line that begins so; waits for it. Nothing: it never came.
    std::optional<QString> hear(const QString& what, const QString& wanted = {})
    {
        QElapsedTimer waited;
        waited.start();
        for (;;) {
            while (m_desk.canReadLine())
                m_said.append(QString::fromUtf8(m_desk.readLine()).chopped(1));
            for (const QString& line : m_said)
                if (line.startsWith(what + u'\t' + wanted))
                    return line.section(u'\t', 1);
            if (waited.elapsed() > patienceMs || m_desk.state() == QProcess::NotRunning)
                return std::nullopt;
            m_desk.waitForReadyRead(50);
        }
    }

private:
    const QStringList m_words;
    QProcess m_desk;
    QStringList m_said;
};

} // namespace

class ClassDesksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoKiosksAndATrainerLoseAndFindEachOther()
    {
        const QTemporaryDir folder;
        const auto at = [&](const char* name) { return folder.filePath(QLatin1StringView(name)); };
        ClassDesk trainer(QStringLiteral("trainer"), at("trainer"), QStringLiteral("강사 책상"));
        ClassDesk one(QStringLiteral("seat"), at("one"), QStringLiteral("1번 키오스크"));
        ClassDesk two(QStringLiteral("seat"), at("two"), QStringLiteral("2번 키오스크"));
        const auto code = trainer.hear(QStringLiteral("code"));
        const auto digits = trainer.hear(QStringLiteral("digits"));
        QVERIFY(code && digits);
        QCOMPARE(one.hear(QStringLiteral("kept")), QString());
        one.order(QStringLiteral("enter"), *code);
        QVERIFY(one.hear(QStringLiteral("peers"), QStringLiteral("1")));
        two.order(QStringLiteral("enter"), digits->isEmpty() ? *code : *digits);
        QVERIFY(trainer.hear(QStringLiteral("peers"), QStringLiteral("2")));
        QVERIFY(two.hear(QStringLiteral("peers"), QStringLiteral("1")));
        one.order(QStringLiteral("say"), QStringLiteral("5/9"));
        QVERIFY(trainer.hear(QStringLiteral("heard"), QStringLiteral("5/9")));
        trainer.order(QStringLiteral("say"), QStringLiteral("step 4"));
        QVERIFY(one.hear(QStringLiteral("heard"), QStringLiteral("step 4")));
        QVERIFY(two.hear(QStringLiteral("heard"), QStringLiteral("step 4")));

        trainer.forget();
        two.kill();
        QVERIFY(trainer.hear(QStringLiteral("peers"), QStringLiteral("1")));
        two.start(); // it knows where it was
        QVERIFY(two.hear(QStringLiteral("kept"), QStringLiteral("NARU-CLASS:")));
        QVERIFY(trainer.hear(QStringLiteral("peers"), QStringLiteral("2")));

        one.forget();
        trainer.kill();
        QVERIFY(one.hear(QStringLiteral("peers"), QStringLiteral("0")));
        trainer.start();
        QCOMPARE(trainer.hear(QStringLiteral("code")), code); // the same key on the same port
        QVERIFY(trainer.hear(QStringLiteral("peers"), QStringLiteral("2")));
        QVERIFY(one.hear(QStringLiteral("peers"), QStringLiteral("1")));
        trainer.order(QStringLiteral("say"), QStringLiteral("on we go"));
        QVERIFY(one.hear(QStringLiteral("heard"), QStringLiteral("on we go")));
        QVERIFY(two.hear(QStringLiteral("heard"), QStringLiteral("on we go")));
    }
};

NARU_TEST(ClassDesksTest)
#include "tst_classdesks.moc"
