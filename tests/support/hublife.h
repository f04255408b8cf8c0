// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outgoing.h"
#include "sync/agent/membership.h"
#include "tests/support/desksupport.h"
#include "tests/support/hubprocess.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace naru::test {

inline const QString site = QStringLiteral("나루동"), window = QStringLiteral("2번 창구");
inline constexpr int longMs = 30'000;

inline QString word(const char* text)
{
    return QString::fromUtf8(text);
}

/// A hub of its own and a desk beside it.
struct Life {
    explicit Life(const QStringList& options = {})
        : hub(folder.path(), options)
    {
        stage.clock.jumpTo(SystemClock().now()); // certificates are judged by the machine's clock too
    }
    bool open() { return hub.start() && stage.open() && stage.setUp(); }
    QJsonObject sheet(const QStringList& more = {word("--site"), site, word("--desk"), window}) const
    {
        return hub.admin(QStringList{word("desk"), word("add")} + more);
    }
    QString data() const { return stage.folder.filePath(word("data")); }

    struct Said {
        int exit = -1;
        QJsonObject json;
    };
    static Said naructl(const QString& data, const QStringList& words, const QByteArray& typed = {})
    {
        QProcess process;
        process.start(word(NARU_BINARY_DIR "/bin/naructl"), QStringList{word("--data"), data} + words);
        process.write(typed);
        process.closeWriteChannel();
        if (!process.waitForFinished(longMs))
            return {};
        const QByteArray said = process.readAllStandardOutput();
        return {process.exitCode(), QJsonDocument::fromJson(said.trimmed().split('\n').last()).object()};
    }
    static Said enrol(const QString& data, const QJsonObject& sheet)
    {
        return naructl(data,
            {word("enrol"), word("--json"), word("--hub"), sheet[word("enrol_url")].toString(), word("--code"),
                sheet[word("code")].toString(), word("--ca-pin"), sheet[word("ca_pin")].toString()});
    }
    QJsonObject standing() const
    {
        return hub.admin({word("desk"), word("list")})[word("desks")].toArray().at(0).toObject();
    }
    crypto::Certificate certificate() const { return (*agent::readMembership(data()))->certificate; }
    QString cause() const { return QString::fromLatin1(stage.desk->outbox()->cause); }

    QTemporaryDir folder;
    HubProcess hub;
    DeskStage stage;
};

} // namespace naru::test
