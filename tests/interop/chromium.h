// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QJsonObject>
#include <QProcess>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <memory>

namespace naru::interop {

/// A real browser without a window as a visitor's phone, told what to do over a pipe (Chrome DevTools Protocol, one
/// JSON object and a NUL). The event loop turns while it is waited for: the page's server may live in this process.
class Chromium {
public:
    Chromium() = default;
    ~Chromium();
    Chromium(const Chromium&) = delete;
    Chromium& operator=(const Chromium&) = delete;

    static QString program(); ///< empty: not installed
    /// A phone's screen of that many CSS pixels. False: it did not come up.
    bool start(const QSize& screen);
    bool open(const QByteArray& url);
    /// Another page of the same phone, for another look at an address.
    bool openAnother(const QByteArray& url);

    /// What a script in the page says; null when it cannot.
    QJsonValue say(const QString& script);
    /// A finger in the middle of the first visible button that begins with these words.
    bool tap(const QString& words);
    void useDark(bool dark);
    void useScripts(bool on);
    QImage picture();
    QJsonObject command(const QString& method, const QJsonObject& parameters = {});
    QStringList complaints; ///< what the browser itself wrote: refused by a policy, not loaded, thrown

private:
    void read();
    void take(const QJsonObject& message);

    QTemporaryDir m_home;
    QProcess m_process;
    int m_write = -1, m_read = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_waiting;
    QHash<int, QJsonObject> m_answers;
    QString m_session;
    int m_last = 0;
    QSize m_screen;
};

} // namespace naru::interop
