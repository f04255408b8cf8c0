// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/operators.h"
#include "sync/hub/service.h"

namespace naru::hub {

/// The operator's page: server-rendered, whole without JavaScript. Every change is a POST with the session's token,
/// needs a role, and is in the operators' record before it is answered. Any thread.
class OperatorSite {
public:
    static constexpr qsizetype formBytesMax = 8 * 1024;
    static constexpr int fieldsMax = 16;
    static constexpr const char* cookieName = "__Host-naru";

    OperatorSite(Board& board, Operators& operators, const Clock& clock)
        : m_board(board)
        , m_operators(operators)
        , m_clock(clock)
    {
    }
    Response handle(const Request& request);

private:
    struct Visit;
    Response page(const Request& request, Visit& visit);
    Response act(const Request& request, Visit& visit);
    Response signIn(const Request& request, Tongue tongue);
    Response deskAct(Visit& visit, const QByteArray& device, const QString& act);
    Response dayOf(const Request& request, Visit& visit);
    Response noteAlarm(Visit& visit, const QStringList& parts);
    Response readAgain(Visit& visit, const QStringList& parts);
    Response newDesk(Visit& visit);
    Result<DeskFacts> deskOf(const QByteArray& device);

    Board& m_board;
    Operators& m_operators;
    const Clock& m_clock;
};

/// application/x-www-form-urlencoded. Nothing: too large, too many, or not UTF-8.
std::optional<QHash<QString, QString>> formOf(const QByteArray& body);
/// Value of one cookie of the Cookie header.
QByteArray cookieOf(const QByteArray& header, QByteArrayView name);

} // namespace naru::hub
