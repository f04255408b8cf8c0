// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

/// `naructl verify` as scripts see it: arguments, exit codes, the one JSON object.
class NaructlVerifyTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    struct Answer {
        int exit = -1;
        QJsonObject json;
        QByteArray out;
    };

    QString write(const char* name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(QLatin1StringView(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }
    static Answer run(const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"), arguments);
        process.waitForFinished();
        Answer answer;
        answer.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        answer.out = process.readAllStandardOutput();
        answer.json = QJsonDocument::fromJson(answer.out).object();
        return answer;
    }
    static QJsonObject vector(const char* name)
    {
        QFile file(QStringLiteral(NARU_SOURCE_DIR "/tests/vectors/defects/%1.json").arg(QLatin1StringView(name)));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
    /// The arguments that name a vector's parts, written to files as hexadecimal text.
    QStringList argumentsFor(const char* name) const
    {
        const QJsonObject parts = vector(name);
        const auto text
            = [&parts](const char* key) { return parts.value(QLatin1StringView(key)).toString().toLatin1(); };
        QStringList arguments{QStringLiteral("verify"), QStringLiteral("--response"),
            write("response", text("response")), QStringLiteral("--transcript"),
            write("transcript", text("transcript") + '\n'), QStringLiteral("--trust"),
            write("trust.pem", text("trust")), QStringLiteral("--at"), QString::fromLatin1(text("at"))};
        if (!text("readerKey").isEmpty())
            arguments << QStringLiteral("--reader-key") << write("reader.pem", text("readerKey"));
        if (!text("request").isEmpty())
            arguments << QStringLiteral("--request") << write("request", text("request"));
        return arguments << QStringLiteral("--json");
    }
    static QString overall(const Answer& answer) { return answer.json.value(QLatin1StringView("overall")).toString(); }

private Q_SLOTS:
    void acceptsWithZero()
    {
        const Answer answer = run(argumentsFor("sound-mac"));
        QCOMPARE(answer.exit, 0);
        QCOMPARE(overall(answer), QStringLiteral("accept"));
        QCOMPARE(answer.json.value(QLatin1StringView("format")).toString(), QStringLiteral("mdoc"));
        QCOMPARE(answer.json.value(QLatin1StringView("failed_checks")).toArray(), QJsonArray());
        QCOMPARE(answer.json.value(QLatin1StringView("checks")).toObject().size(), 9);
    }
    void writesValuesAsPromised()
    {
        const Answer answer = run(argumentsFor("sound-es256"));
        const QJsonObject document = answer.json.value(QLatin1StringView("documents")).toArray().at(0).toObject();
        QCOMPARE(document.keys(),
            (QStringList{QStringLiteral("deviceSigned"), QStringLiteral("docType"), QStringLiteral("missing"),
                QStringLiteral("values")}));
        const QJsonObject values = document.value(QLatin1StringView("values")).toObject().begin()->toObject();
        QCOMPARE(values.value(QLatin1StringView("birth_date")).toObject(),
            (QJsonObject{{QStringLiteral("$tag"), 1004}, {QStringLiteral("$value"), QStringLiteral("1990-03-25")}}));
        QVERIFY(values.value(QLatin1StringView("portrait"))
                    .toObject()
                    .value(QLatin1StringView("$bstr"))
                    .toString()
                    .startsWith(QStringLiteral("ffd8ff")));
        QCOMPARE(values.value(QLatin1StringView("age_over_19")), QJsonValue(true));
    }
    void refusesWithOne()
    {
        const Answer answer = run(argumentsFor("expired"));
        QCOMPARE(answer.exit, 1);
        QCOMPARE(
            answer.json.value(QLatin1StringView("failed_checks")).toArray(), QJsonArray{QStringLiteral("validity")});
    }
    void leavesAMacWithoutKeyUndone()
    {
        const Answer answer = run(argumentsFor("mac-without-reader-key"));
        QCOMPARE(answer.exit, 1);
        QCOMPARE(overall(answer), QStringLiteral("reject"));
        QVERIFY(
            answer.json.value(QLatin1StringView("checks")).toObject().value(QLatin1StringView("device_auth")).isNull());
    }
    void namesWhatIsMissing()
    {
        const Answer answer = run(argumentsFor("element-missing"));
        QCOMPARE(answer.exit, 0);
        QCOMPARE(overall(answer), QStringLiteral("accept_incomplete"));
        const QJsonObject document = answer.json.value(QLatin1StringView("documents")).toArray().at(0).toObject();
        QCOMPARE(document.value(QLatin1StringView("missing")).toArray().at(0).toArray(),
            (QJsonArray{QStringLiteral("org.iso.18013.5.1"), QStringLiteral("portrait")}));
    }
    void readsRawFilesToo()
    {
        QStringList arguments = argumentsFor("sound-es256");
        const QJsonObject parts = vector("sound-es256");
        write("response", QByteArray::fromHex(parts.value(QLatin1StringView("response")).toString().toLatin1()));
        write("transcript", QByteArray::fromHex(parts.value(QLatin1StringView("transcript")).toString().toLatin1()));
        QCOMPARE(run(arguments).exit, 0);
    }
    void countsUnreadableTrustFiles()
    {
        const Answer answer = run(argumentsFor("trust-with-rubbish"));
        QVERIFY(answer.out.contains("identity.trust_unreadable"));
        QCOMPARE(answer.exit, 0);
    }
    void speaksASentencePerCheckWithoutJson()
    {
        QStringList arguments = argumentsFor("expired");
        arguments.removeLast();
        const Answer answer = run(arguments);
        QCOMPARE(answer.exit, 1);
        QVERIFY(answer.json.isEmpty());
        QCOMPARE(answer.out.count("✓"), 8);
        QCOMPARE(answer.out.count("✗"), 1);
    }
    void endsWithTwoWhenItCannotUseWhatItGets_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        for (const char* option : {"--response", "--transcript", "--trust", "--reader-key", "--request"})
            QTest::newRow(option) << QString::fromLatin1(option) << QStringLiteral("/nowhere/at/all");
        QTest::newRow("--at") << QStringLiteral("--at") << QStringLiteral("tomorrow");
        QTest::newRow("unknown option") << QStringLiteral("--believe") << QStringLiteral("me");
        QTest::newRow("left out") << QStringLiteral("--trust") << QString();
    }
    void endsWithTwoWhenItCannotUseWhatItGets()
    {
        QFETCH(QString, option);
        QFETCH(QString, value);
        QStringList arguments = argumentsFor("sound-es256");
        if (const auto at = arguments.indexOf(option); at >= 0)
            arguments.remove(at, 2);
        if (!value.isEmpty())
            arguments << option << value;
        const Answer answer = run(arguments);
        QCOMPARE(answer.exit, 2);
        QCOMPARE(answer.out, QByteArray());
    }
};

NARU_TEST(NaructlVerifyTest)
#include "tst_naructl.moc"
